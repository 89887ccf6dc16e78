import 'reflect-metadata';
import { busMigrations } from '@metodnet/bus';
import type { Envelope } from '@metodnet/contracts';
import { events } from '@metodnet/events';
import { network } from '@metodnet/network';
import { reporting } from '@metodnet/reporting';
import { type Actor, applyTreeChanges, treeChanges, UnitTree } from '@metodnet/scope';
import { staffing } from '@metodnet/staffing';
import { Works } from '@metodnet/store';
import { buildSubgraph, type Context, describeError, type Parts, type ServiceDefinition } from '@metodnet/subgraph';
import { type TestDatabase, testDatabase } from '@metodnet/testing';
import { type GraphQLSchema, graphql } from 'graphql';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { TODAY } from './oracle.js';
import { checkedByNobody, WorksWithoutOwnCheck, withoutRowLevelSecurity } from './walls.js';

const NOW = new Date(`${TODAY}T06:00:00Z`);

export const SERVICES = { network, staffing, events, reporting } as const;
export type ServiceName = string;

/** What stands between a row and whoever may not see it. */
export type Walls = 'both walls' | 'row-level security alone' | 'the own check alone';

/** An answer, its errors as their caller would hear them. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are walked, not typed
  readonly data: any;
  readonly errors: readonly string[];
}

/** A service in this process over a database of its own, asked as the gateway would ask it. */
export interface Running {
  readonly name: ServiceName;
  readonly schema: GraphQLSchema;
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  readonly works: Works;
  /** Sees everything. */
  readonly worker: pg.Pool;
  ask(actor: Actor, source: string, variables?: Record<string, unknown>, walls?: Walls): Promise<Answer>;
  /** Applies domain events as relay and projections would: those of network to its tree, what it reads to its read models. */
  hear(events: readonly Envelope[]): Promise<void>;
  /** What it has told so far, numbered. */
  told(): Promise<Envelope[]>;
  /** Takes the second wall down, for good. */
  disarm(): Promise<void>;
  stop(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Parts['log'];

export async function start(definition: ServiceDefinition, { poolSize = 10 } = {}): Promise<Running> {
  const { name } = definition;
  const database = await testDatabase(busMigrations, { name, dir: definition.migrations });
  const worker = new pg.Pool({ connectionString: database.workerUrl, max: 4 });
  worker.on('error', () => undefined);
  const sql = {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await worker.query(text, [...params])).rows as Row[],
  };
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.appUrl,
    entities: [...definition.tables],
    poolErrorHandler: () => undefined,
    extra: { max: poolSize, statement_timeout: 10_000 },
  }).initialize();
  const works = new Works(dataSource);
  const units = new UnitTree(sql, () => TODAY);
  const parts = {
    units,
    clock: { now: () => NOW },
    timeZone: 'Asia/Tomsk',
    log: silent,
    publicUrl: (path: string) => path,
    mail: null,
  };
  const service = definition.build({ ...parts, works });
  const schema = await buildSubgraph(service);
  const unchecked = await buildSubgraph(definition.build({ ...parts, works: new WorksWithoutOwnCheck(dataSource) }));
  const seqs = new Map<string, number>();

  return {
    name,
    schema,
    database,
    dataSource,
    works,
    worker,
    async ask(actor, source, variableValues, walls) {
      const bare = walls === 'row-level security alone';
      const contextValue = {
        actor: bare ? checkedByNobody(actor) : actor,
        scopes: new Set(),
        correlationId: 'c',
        language: 'ru',
        log: silent,
        signal: new AbortController().signal,
      } as unknown as Context;
      const { data, errors = [] } = await graphql({
        schema: bare ? unchecked : schema,
        source,
        contextValue,
        ...(variableValues && { variableValues }),
      });
      return {
        data,
        errors: errors.map((error) => {
          const { code, sentence, details, unexpected } = describeError(error);
          if (unexpected || code === 'GRAPHQL_VALIDATION_FAILED') throw error.originalError ?? error;
          return JSON.stringify({ code, sentence, details });
        }),
      };
    },
    async hear(events) {
      await applyTreeChanges(
        sql,
        events.flatMap((event) => treeChanges(event)),
      );
      for (const { projection, applier } of service.projections ?? []) {
        const client = new pg.Client({ connectionString: database.workerUrl });
        await client.connect();
        const over = {
          query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
            (await client.query(text, [...params])).rows as Row[],
        };
        await client.query('begin');
        await applier.apply(
          over,
          events.flatMap((event) => projection.read(event) ?? []),
        );
        for (const { source, seq, time } of events) {
          await client.query(
            `insert into bus.projection (name, version, state) values ($1, $2, 'live') on conflict do nothing`,
            [projection.name, projection.version],
          );
          await client.query(
            `insert into bus.checkpoint (projection, version, producer, last_seq, recorded_at) values ($1, $2, $3, $4, $5)
             on conflict (projection, version, producer) do update set last_seq = excluded.last_seq, recorded_at = excluded.recorded_at`,
            [projection.name, projection.version, source.slice(1), seq, time],
          );
        }
        await client.query('commit');
        await client.end();
      }
    },
    async told() {
      const { rows } = await worker.query('select * from outbox order by position');
      seqs.clear();
      return rows.map((row): Envelope => {
        const seq = (seqs.get(row.owner) ?? 0) + 1;
        seqs.set(row.owner, seq);
        return {
          specversion: '1.0',
          id: row.event_id,
          source: `/${row.owner}/${name}`,
          type: row.type,
          subject: row.aggregate,
          time: row.created_at.toISOString(),
          datacontenttype: 'application/json',
          data: row.payload,
          owner: row.owner,
          seq,
          version: row.version,
          actor: row.actor,
        };
      });
    },
    disarm: () => withoutRowLevelSecurity(database.ownerUrl),
    async stop() {
      await dataSource.destroy();
      await worker.end();
      await database.drop();
    },
  };
}
