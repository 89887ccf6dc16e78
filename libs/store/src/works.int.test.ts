import type { DomainEvent } from '@metodnet/contracts';
import { accept, calendarDate, newId, reject, unitId } from '@metodnet/kernel';
import { type Actor, applyTreeChanges, type Grant } from '@metodnet/scope';
import { type TestDatabase, testDatabase } from '@metodnet/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Columns } from './columns.js';
import { defineTable, forgetAnswers, reachedBy, unscopedCount, Works } from './index.js';

interface Note {
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
const NoteTable = defineTable<Note>({
  name: 'note',
  columns,
  sight: (row, asker) => `${row}.unit_id = ${reachedBy(asker, 'staffing:read')}`,
});

const tomsk = unitId('ru-tom-tomsk');
const seversk = unitId('ru-tom-seversk');
const today = calendarDate('2026-09-01');
const grant = (unit: string, role: Grant['role'] = 'municipal-operator'): Grant => ({
  role,
  unit: unitId(unit),
  from: calendarDate('2020-01-01'),
  to: null,
});
const actor = (...grants: Grant[]): Actor => ({ subject: 'someone', person: null, grants, today });
const aNote = (unit = tomsk, text = 'one'): Note => ({ id: newId(unit), unitId: unit, text, version: 0 });
const written = (text: string): DomainEvent => ({ type: 'sample.written.v1', data: { text } });

let urls: TestDatabase;
let worker: pg.Pool;
let dataSource: DataSource;
let works: Works;

beforeAll(async () => {
  urls = await testDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  await owner.query(`
    create table note (id text primary key, unit_id text not null, text text not null, version integer not null);
    select scope.protect('note', 'unit_id', 'staffing:read', 'staffing:write');
    create schema sample; grant usage on schema sample to metodnet_app;
    create function sample.notes_saying(what text) returns bigint language sql stable security definer
      set search_path = pg_catalog as $$ select count(*) from public.note where text = what $$;`);
  await owner.end();
  worker = new pg.Pool({ connectionString: urls.workerUrl });
  const sql = {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await worker.query(text, [...params])).rows as Row[],
  };
  const place = (
    id: string,
    level: 'REGION' | 'MUNICIPALITY',
    parents: { parentId: string; parentLevel: 'REGION' | 'INTER_REGIONAL' }[],
  ) => [
    { kind: 'unit' as const, unit: { id, kind: level, level, name: id, ownerId: id }, version: 1 },
    {
      kind: 'place' as const,
      unitId: id,
      level,
      hierarchy: 'ADMINISTRATIVE' as const,
      parents: parents.map((p) => ({ ...p, from: '2000-01-01', to: null })),
      version: 2,
    },
  ];
  await applyTreeChanges(sql, [
    ...place(tomsk, 'MUNICIPALITY', [{ parentId: 'ru-tom', parentLevel: 'REGION' }]),
    ...place(seversk, 'MUNICIPALITY', [{ parentId: 'ru-tom', parentLevel: 'REGION' }]),
    ...place('ru-tom', 'REGION', []),
  ]);
  dataSource = await new DataSource({
    type: 'postgres',
    url: urls.appUrl,
    entities: [NoteTable],
    poolSize: 8,
  }).initialize();
  works = new Works(dataSource);
});
afterAll(async () => {
  await dataSource?.destroy();
  await worker?.end();
  await urls?.drop();
});

describe('Committing', () => {
  it('saves the state and its domain events together, with the next versions', async () => {
    const note = aNote();
    const saved = await works.run(actor(grant(tomsk)), (work) =>
      work.commit(NoteTable, accept(note, written('a'), written('b'))),
    );
    expect(saved).toMatchObject({ accepted: true, next: { version: 2 } });
    const { rows } = await worker.query(
      'select version, owner, type, payload, seq from outbox where aggregate = $1 order by position',
      [`note:${note.id}`],
    );
    expect(rows).toEqual([
      { version: 1, owner: tomsk, type: 'sample.written.v1', payload: { text: 'a' }, seq: null },
      { version: 2, owner: tomsk, type: 'sample.written.v1', payload: { text: 'b' }, seq: null },
    ]);
    await works.run(actor(grant(tomsk)), async (work) =>
      work.commit(NoteTable, accept({ ...(await work.get(NoteTable, note.id)), text: 'two' }, written('c'))),
    );
    expect(await works.read(actor(grant(tomsk)), (work) => work.find(NoteTable, note.id))).toMatchObject({
      text: 'two',
      version: 3,
    });
  });

  it('writes nothing when the unit of work answers a refusal, though something was committed before it', async () => {
    const note = aNote();
    const answer = await works.run(actor(grant(tomsk)), async (work) => {
      await work.commit(NoteTable, accept(note, written('a')));
      return reject('second-thoughts');
    });
    expect(answer).toEqual(reject('second-thoughts'));
    expect((await worker.query('select from note where id = $1', [note.id])).rowCount).toBe(0);
    expect((await worker.query('select from outbox where aggregate = $1', [`note:${note.id}`])).rowCount).toBe(0);
  });

  it('refuses a domain event that the broker could not carry', async () => {
    const note = aNote();
    const commit = works.run(actor(grant(tomsk)), (work) =>
      work.commit(NoteTable, accept(note, written('x'.repeat(70_000)))),
    );
    await expect(commit).rejects.toThrow('payload_fits');
    expect((await worker.query('select from note where id = $1', [note.id])).rowCount).toBe(0);
  });
});

describe('Getting a record', () => {
  const note = aNote();
  beforeAll(() => works.run(actor(grant(tomsk)), (work) => work.commit(NoteTable, accept(note, written('a')))));

  it('answers the same for absent and for foreign', async () => {
    const get = (who: Actor, id: string) => works.run(who, (work) => work.get(NoteTable, id));
    await expect(get(actor(grant(tomsk)), note.id)).resolves.toMatchObject({ id: note.id });
    await expect(get(actor(grant('ru-tom', 'education-authority')), note.id)).resolves.toMatchObject({ id: note.id });
    await expect(get(actor(grant('ru-tom', 'auditor')), note.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const foreign = await get(actor(grant(seversk)), note.id).catch((fault) => fault);
    const absent = await get(actor(grant(seversk)), newId(tomsk)).catch((fault) => fault);
    expect(foreign).toMatchObject({ code: 'NOT_FOUND' });
    expect({ ...foreign, message: foreign.message }).toEqual({ ...absent, message: absent.message });
  });

  it('is refused to a grant that is over or not begun', async () => {
    const over = { ...grant(tomsk), to: today };
    const lastDay = { ...grant(tomsk), to: calendarDate('2026-09-02') };
    await expect(works.read(actor(over), (work) => work.find(NoteTable, note.id))).resolves.toBeNull();
    await expect(works.read(actor(lastDay), (work) => work.find(NoteTable, note.id))).resolves.not.toBeNull();
    await expect(
      works.read(actor({ ...grant(tomsk), from: calendarDate('2026-09-02') }), (work) => work.find(NoteTable, note.id)),
    ).resolves.toBeNull();
  });

  it('is refused when another version was seen', async () => {
    const seen = (version: number) => works.run(actor(grant(tomsk)), (work) => work.get(NoteTable, note.id, version));
    await expect(seen(1)).resolves.toMatchObject({ version: 1 });
    await expect(seen(2)).rejects.toMatchObject({ code: 'STALE_VERSION', details: { currentVersion: 1 } });
  });

  it('leaves nothing of one actor to the next on the same connection', async () => {
    const single = await new DataSource({
      type: 'postgres',
      url: urls.appUrl,
      entities: [NoteTable],
      poolSize: 1,
    }).initialize();
    const one = new Works(single);
    await one.read(actor(grant(tomsk)), (work) => work.find(NoteTable, note.id));
    expect(await single.query('select count(*)::int as n from note')).toEqual([{ n: 0 }]);
    expect(await one.read(actor(), (work) => work.find(NoteTable, note.id))).toBeNull();
    await single.destroy();
  });
});

describe('Writing outside one’s reach', () => {
  it('is refused by row-level security alone, for new and for changed rows', async () => {
    const note = aNote(seversk);
    await expect(
      works.run(actor(grant(tomsk)), (work) => work.commit(NoteTable, accept(note, written('a')))),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const own = aNote(tomsk);
    await works.run(actor(grant(tomsk)), (work) => work.commit(NoteTable, accept(own, written('a'))));
    const moving = works.run(actor(grant(tomsk)), async (work) =>
      work.commit(NoteTable, accept({ ...(await work.get(NoteTable, own.id)), unitId: seversk }, written('b'))),
    );
    await expect(moving).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const reader = works.run(actor(grant(tomsk, 'auditor')), async (work) =>
      work.commit(NoteTable, accept({ ...(await work.get(NoteTable, own.id)), text: 'x' }, written('b'))),
    );
    await expect(reader).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Counting beyond one’s sight', () => {
  it('answers a number and nothing else', async () => {
    await works.run(actor(grant(seversk)), (work) =>
      work.commit(NoteTable, accept(aNote(seversk, 'far away'), written('a'))),
    );
    const count = unscopedCount('sample.notes_saying');
    await expect(works.read(actor(grant(tomsk)), (work) => work.unscoped(count, 'far away'))).resolves.toBe(1);
    await expect(
      works.read(actor(grant(tomsk)), (work) => work.query('select from note where text = $1', ['far away'])),
    ).resolves.toEqual([]);
  });
});

describe('A limit that counts rows', () => {
  it('holds when twelve requests arrive at once', async () => {
    const text = 'at most three';
    const attempt = () =>
      works.runSerializable(actor(grant(tomsk)), async (work) => {
        const [row] = await work.query<{ n: number }>('select count(*)::int as n from note where text = $1', [text]);
        if ((row as { n: number }).n >= 3) return reject('is-full');
        return work.commit(NoteTable, accept(aNote(tomsk, text), written('a')));
      });
    const answers = await Promise.all(Array.from({ length: 12 }, attempt));
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(3);
    expect((await worker.query('select from note where text = $1', [text])).rowCount).toBe(3);
  });
});

describe('Repeating a request with its Idempotency-Key', () => {
  const request = (key: string, bodyHash = 'h') => ({
    ...actor(grant(tomsk)),
    request: { id: 'r', idempotency: { key, bodyHash } },
  });

  it('has one effect and ten equal answers, ten at once', async () => {
    const once = () =>
      works.run(request('k1'), (work) => work.commit(NoteTable, accept(aNote(tomsk, 'once'), written('a'))));
    const answers = await Promise.all(Array.from({ length: 10 }, once));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await worker.query("select from note where text = 'once'")).rowCount).toBe(1);
  });

  it('gives the same refusal again', async () => {
    const refuse = (reason: string) => works.run(request('k2'), async () => reject(reason));
    expect(await refuse('first')).toEqual(reject('first'));
    expect(await refuse('second')).toEqual(reject('first'));
  });

  it('tells nothing to who has lost a grant since, though others were gained', async () => {
    const holding = (...grants: Grant[]) => ({ ...request('k8'), grants });
    await works.run(holding(grant(tomsk)), async () => 'told');
    const ask = (who: Actor) => works.run(who, async () => 'told anew');
    expect(await ask(holding(grant(tomsk), grant(seversk)))).toBe('told');
    await expect(ask(holding(grant(seversk)))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ask(holding({ ...grant(tomsk), to: actor().today }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('refuses another body, and lets a key be tried again after a fault', async () => {
    await works.run(request('k3'), async () => 'done');
    await expect(works.run(request('k3', 'other'), async () => 'done')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await expect(works.run(request('k4'), () => Promise.reject(new Error('fault')))).rejects.toThrow('fault');
    await expect(works.run(request('k4'), async () => 'done')).resolves.toBe('done');
  });

  it('is answered for a week', async () => {
    await works.run(request('k6'), async () => 'first');
    const aged = (days: number) =>
      worker.query(
        `update idempotency set created_at = clock_timestamp() - make_interval(days => $1) where key = 'k6#1'`,
        [days],
      );
    const sql = { query: async <Row extends object>(text: string) => (await worker.query(text)).rows as Row[] };
    await aged(6);
    await forgetAnswers(sql);
    expect(await works.run(request('k6'), async () => 'second')).toBe('first');
    await aged(8);
    await forgetAnswers(sql);
    expect(await works.run(request('k6'), async () => 'second')).toBe('second');
  });

  it('tells apart the mutations of one request', async () => {
    const two = request('k5');
    expect(await works.run(two, async () => 1)).toBe(1);
    expect(await works.run(two, async () => 2)).toBe(2);
    const again = request('k5');
    expect(await works.run(again, async () => 3)).toBe(1);
    expect(await works.run(again, async () => 3)).toBe(2);
  });
});

describe('A unit of work for queries', () => {
  it('cannot write', async () => {
    await expect(
      works.read(actor(grant(tomsk)), (work) => work.commit(NoteTable, accept(aNote(), written('a')))),
    ).rejects.toThrow('read-only');
  });
});
