import { accept, calendarDate, newId, reject } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import { DataSource } from 'typeorm';
import { unscopedCount, Works } from './index.js';
import { actor, aNote, grant, type Notes, NoteTable, notes, seversk, today, tomsk, written } from './notes.fixture.js';

let app: Notes;
let worker: Notes['worker'];
let works: Notes['works'];
beforeAll(async () => {
  app = await notes();
  ({ worker, works } = app);
});
afterAll(() => app?.stop());

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
      url: app.urls.appUrl,
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

describe('A unit of work for queries', () => {
  it('cannot write', async () => {
    await expect(
      works.read(actor(grant(tomsk)), (work) => work.commit(NoteTable, accept(aNote(), written('a')))),
    ).rejects.toThrow('read-only');
  });
});
