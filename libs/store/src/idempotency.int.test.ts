import { accept, reject } from '@metodnet/kernel';
import type { Actor, Grant } from '@metodnet/scope';
import { forgetAnswers } from './index.js';
import { actor, aNote, grant, type Notes, NoteTable, notes, seversk, tomsk, written } from './notes.fixture.js';

let app: Notes;
let worker: Notes['worker'];
let works: Notes['works'];
beforeAll(async () => {
  app = await notes();
  ({ worker, works } = app);
});
afterAll(() => app?.stop());

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
