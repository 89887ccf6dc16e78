import 'reflect-metadata';
import type { Clock, UnitId } from '@metodnet/kernel';
import { type Actor, applyTreeChanges, type UnitPath, UnitTree } from '@metodnet/scope';
import { Works } from '@metodnet/store';
import { buildSubgraph, type Context, type Parts, type ServiceDefinition } from '@metodnet/subgraph';
import { graphql } from 'graphql';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { type TestDatabase, testDatabase } from '../database.js';
import { allUnits, PUBLIC, today, tree } from './tomsk.js';

/** A service over a database of its own, asked as the gateway would ask it, for whichever actor. */
export interface Running {
  readonly database: TestDatabase;
  readonly works: Works;
  readonly units: UnitTree;
  /** Sees everything: to look at what was written. */
  readonly worker: pg.Pool;
  /** Answers `data`; an error is thrown with the code that its caller would see. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
  ask(who: Actor, document: string, variables?: Record<string, unknown>): Promise<any>;
  stop(): Promise<void>;
}

/** What a test takes away, to show that the other of the two holds alone. */
export type Without = 'nothing' | 'own checks' | 'row-level security';

/** Starts a service for the units of Tomsk (`tomsk.ts`); `clock` tells the time that its commands see. */
export async function runningSubgraph(
  service: ServiceDefinition,
  clock: Clock = { now: () => new Date(`${today}T05:00:00Z`) },
  without: Without = 'nothing',
): Promise<Running> {
  const database = await testDatabase({ name: service.name, dir: service.migrations });
  const worker = new pg.Pool({ connectionString: database.workerUrl });
  worker.on('error', () => undefined);
  const sql = {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await worker.query(text, [...params])).rows as Row[],
  };
  await applyTreeChanges(sql, tree);
  if (without === 'row-level security') await disarm(database);
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.appUrl,
    entities: [...service.tables],
    poolSize: 8,
  }).initialize();
  const works = new Works(dataSource);
  const units = without === 'own checks' ? new EverythingAbove(sql, () => today) : new UnitTree(sql, () => today);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Parts['log'];
  const schema = await buildSubgraph(
    service.build({
      works,
      units,
      clock,
      timeZone: 'Asia/Tomsk',
      publicUrl: (path) => `${PUBLIC}${path}`,
      mail: null,
      log,
    }),
  );
  return {
    database,
    works,
    units,
    worker,
    async ask(who, source, variableValues) {
      const contextValue = {
        actor: who,
        scopes: new Set(),
        correlationId: 'c',
        language: 'ru',
        log,
      } as unknown as Context;
      const { data, errors } = await graphql({
        schema,
        source,
        contextValue,
        ...(variableValues && { variableValues }),
      });
      if (errors?.[0]) throw errors[0].originalError ?? errors[0];
      return JSON.parse(JSON.stringify(data));
    },
    async stop() {
      await dataSource.destroy();
      await worker.end();
      await database.drop();
    },
  };
}

/** A tree in which everybody is above everything: then no check of the service refuses anything. */
class EverythingAbove extends UnitTree {
  override async pathOf(id: UnitId): Promise<UnitPath> {
    return { unit: id, administrative: allUnits, network: allUnits };
  }
}

async function disarm({ ownerUrl }: TestDatabase): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(
    "select oid::regclass as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace",
  );
  for (const { name } of rows) await owner.query(`alter table ${name} disable row level security`);
  await owner.end();
}
