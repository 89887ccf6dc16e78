import { accept } from '@metodnet/kernel';
import { actor, aNote, grant, type Notes, NoteTable, notes, tomsk, written } from './notes.fixture.js';

let app: Notes;
beforeAll(async () => {
  app = await notes();
});
afterAll(() => app?.stop());

const operator = actor(grant(tomsk));
const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks at all notes and writes one, so that any two at the same time collide; the longer one then always loses. */
const write = (how: 'runSerializable' | 'runLong', text: string, ms = 0) =>
  app.works[how](operator, async (work) => {
    await work.query('select count(*) from note');
    await moment(ms);
    return work.commit(NoteTable, accept(aNote(tomsk, text), written(text)));
  });

/** Writes short ones, one upon the other, until something else is over; how long each took. */
async function writeUntil(over: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  const end = over.then(
    () => undefined,
    () => undefined,
  );
  void end.then(() => {
    isOver = true;
  });
  const durations: number[] = [];
  while (!isOver) {
    const begun = performance.now();
    expect(await write('runSerializable', 'short')).toMatchObject({ accepted: true });
    durations.push(performance.now() - begun);
  }
  return durations;
}

describe('A long unit of work beside short ones', () => {
  it('never ends as one of them', async () => {
    const long = write('runSerializable', 'outrun', 200);
    await writeUntil(long);
    await expect(long).rejects.toMatchObject({ code: 'TRY_AGAIN' });
  });

  it('goes ahead after its second collision, and the short ones wait for it', async () => {
    const long = write('runLong', 'long', 400);
    const durations = await writeUntil(long);
    await expect(long).resolves.toMatchObject({ accepted: true });
    expect(durations.length).toBeGreaterThan(2);
    expect(Math.max(...durations)).toBeGreaterThan(300);
  });

  it('is waited for no longer than three seconds', async () => {
    const holder = await app.worker.connect();
    await holder.query("select pg_advisory_lock(hashtext('metodnet:precedence'))");
    const begun = performance.now();
    expect(await write('runSerializable', 'short')).toMatchObject({ accepted: true });
    expect(performance.now() - begun).toBeGreaterThan(2_900);
    holder.release(true);
  });
});
