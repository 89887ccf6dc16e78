import 'reflect-metadata';
import { calendarDate, type PersonId, type UnitId, unitId } from '@metodnet/kernel';
import { type Actor, applyTreeChanges, type Grant, type TreeChange, type UnitPath, UnitTree } from '@metodnet/scope';
import { Works } from '@metodnet/store';
import { buildSubgraph, type Context, type Parts } from '@metodnet/subgraph';
import { type TestDatabase, testDatabase } from '@metodnet/testing';
import { graphql } from 'graphql';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { staffing } from './service.js';

export const day = calendarDate;
export const today = day('2026-03-15');
export const region = unitId('ru-tom');
export const tomsk = unitId('ru-tom-tomsk');
export const seversk = unitId('ru-tom-seversk');
export const hub = unitId('ru-tom-hub-tomsk');
export const school = unitId('ru-tom-tomsk-school-4');
export const otherSchool = unitId('ru-tom-tomsk-school-5');
export const preschool = unitId('ru-tom-tomsk-preschool-1');
export const centre = unitId('ru-tom-tomsk-imc');
export const farSchool = unitId('ru-tom-seversk-school-1');

export const grant = (role: Grant['role'], unit: UnitId): Grant => ({ role, unit, from: day('2020-01-01'), to: null });
export const actor = (grants: Grant[], person: PersonId | null = null): Actor => ({
  subject: 'a-subject',
  person,
  grants,
  today,
});
export const municipal = actor([grant('municipal-operator', tomsk)]);
export const head = actor([grant('school-head', school)]);
export const otherHead = actor([grant('school-head', otherSchool)]);
export const neighbour = actor([grant('municipal-operator', seversk)]);
export const auditor = actor([grant('auditor', region)]);
export const hubOperator = actor([grant('hub-operator', hub)]);
export const nobody = actor([]);

type Level = 'REGION' | 'HUB' | 'MUNICIPALITY' | 'ORGANISATION';
const unit = (id: UnitId, kind: string, level: Level, ownerId: UnitId): TreeChange => ({
  kind: 'unit',
  unit: { id, kind, level, name: id, ownerId },
  version: 1,
});
const under = (
  id: UnitId,
  level: Level,
  parentId: UnitId,
  parentLevel: Level,
  hierarchy: 'ADMINISTRATIVE' | 'NETWORK' = 'ADMINISTRATIVE',
): TreeChange => ({
  kind: 'place',
  unitId: id,
  level,
  hierarchy,
  parents: [{ parentId, parentLevel, from: '2000-01-01', to: null }],
  version: 2,
});

const tree: TreeChange[] = [
  unit(region, 'REGION', 'REGION', region),
  unit(hub, 'HUB', 'HUB', region),
  under(hub, 'HUB', region, 'REGION', 'NETWORK'),
  ...([tomsk, seversk] as const).flatMap((id) => [
    unit(id, 'MUNICIPALITY', 'MUNICIPALITY', id),
    under(id, 'MUNICIPALITY', region, 'REGION'),
  ]),
  under(tomsk, 'MUNICIPALITY', hub, 'HUB', 'NETWORK'),
  ...(
    [
      [school, 'SCHOOL', tomsk],
      [otherSchool, 'SCHOOL', tomsk],
      [preschool, 'PRESCHOOL', tomsk],
      [centre, 'METHODICAL_CENTRE', tomsk],
      [farSchool, 'SCHOOL', seversk],
    ] as const
  ).flatMap(([id, kind, owner]) => [
    unit(id, kind, 'ORGANISATION', owner),
    under(id, 'ORGANISATION', owner, 'MUNICIPALITY'),
  ]),
];

/** Staffing over a database of its own, asked as the gateway would ask it, for whichever actor. */
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

export async function running(without: Without = 'nothing'): Promise<Running> {
  const database = await testDatabase({ name: 'staffing', dir: staffing.migrations });
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
    entities: [...staffing.tables],
    poolSize: 8,
  }).initialize();
  const works = new Works(dataSource);
  const units = without === 'own checks' ? new EverythingAbove(sql, () => today) : new UnitTree(sql, () => today);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Parts['log'];
  const schema = await buildSubgraph(
    staffing.build({ works, units, clock: { now: () => new Date(`${today}T05:00:00Z`) }, timeZone: 'Asia/Tomsk', log, publicUrl: (path) => path }),
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
    const all = [region, hub, tomsk, seversk, school, otherSchool, preschool, centre, farSchool];
    return { unit: id, administrative: all, network: all };
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
