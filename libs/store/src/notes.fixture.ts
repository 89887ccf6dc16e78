import type { DomainEvent } from '@metodnet/contracts';
import { calendarDate, newId, unitId } from '@metodnet/kernel';
import { type Actor, applyTreeChanges, type Grant } from '@metodnet/scope';
import { type TestDatabase, testDatabase } from '@metodnet/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Columns } from './columns.js';
import { defineTable, reachedBy, Works } from './index.js';

export interface Note {
  readonly id: string;
  readonly unitId: string;
  readonly text: string;
  readonly version: number;
}
const columns: Columns<Note> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  text: { type: 'text' },
  version: { type: 'integer' },
};
export const NoteTable = defineTable<Note>({
  name: 'note',
  columns,
  sight: (row, asker) => `${row}.unit_id = ${reachedBy(asker, 'staffing:read')}`,
});

export const tomsk = unitId('ru-tom-tomsk');
export const seversk = unitId('ru-tom-seversk');
export const today = calendarDate('2026-09-01');
export const grant = (unit: string, role: Grant['role'] = 'municipal-operator'): Grant => ({
  role,
  unit: unitId(unit),
  from: calendarDate('2020-01-01'),
  to: null,
});
export const actor = (...grants: Grant[]): Actor => ({ subject: 'someone', person: null, grants, today });
export const aNote = (unit = tomsk, text = 'one'): Note => ({ id: newId(unit), unitId: unit, text, version: 0 });
export const written = (text: string): DomainEvent => ({ type: 'sample.written.v1', data: { text } });

/** A table of notes in a database of its own, under units of work. */
export interface Notes {
  readonly urls: TestDatabase;
  /** Sees everything. */
  readonly worker: pg.Pool;
  readonly works: Works;
  stop(): Promise<void>;
}

export async function notes(): Promise<Notes> {
  const urls = await testDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  await owner.query(`
    create table note (id text primary key, unit_id text not null, text text not null, version integer not null);
    select scope.protect('note', 'unit_id', 'staffing:read', 'staffing:write');
    create schema sample; grant usage on schema sample to metodnet_app;
    create function sample.notes_saying(what text) returns bigint language sql stable security definer
      set search_path = pg_catalog as $$ select count(*) from public.note where text = what $$;`);
  await owner.end();
  const worker = new pg.Pool({ connectionString: urls.workerUrl });
  const sql = {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await worker.query(text, [...params])).rows as Row[],
  };
  const place = (
    id: string,
    level: 'REGION' | 'MUNICIPALITY',
    parents: { parentId: string; parentLevel: 'REGION' | 'INTER_REGIONAL' }[],
  ) => [
    { kind: 'unit' as const, unit: { id, kind: level, level, name: id, ownerId: id }, version: 1, teller: id },
    {
      kind: 'place' as const,
      unitId: id,
      level,
      hierarchy: 'ADMINISTRATIVE' as const,
      parents: parents.map((p) => ({ ...p, from: '2000-01-01', to: null })),
      version: 2,
      teller: id,
    },
  ];
  await applyTreeChanges(sql, [
    ...place(tomsk, 'MUNICIPALITY', [{ parentId: 'ru-tom', parentLevel: 'REGION' }]),
    ...place(seversk, 'MUNICIPALITY', [{ parentId: 'ru-tom', parentLevel: 'REGION' }]),
    ...place('ru-tom', 'REGION', []),
  ]);
  const dataSource = await new DataSource({
    type: 'postgres',
    url: urls.appUrl,
    entities: [NoteTable],
    poolSize: 8,
  }).initialize();
  return {
    urls,
    worker,
    works: new Works(dataSource),
    stop: async () => {
      await dataSource.destroy();
      await worker.end();
      await urls.drop();
    },
  };
}
