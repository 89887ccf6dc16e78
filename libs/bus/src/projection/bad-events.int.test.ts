import { brokers, eventually, Pipeline } from '../pipeline.fixture.js';
import { discardDeadLetter, listDeadLetters } from './dead-letters.js';

jest.setTimeout(90_000);
const TOMSK = 'ru-tom-tomsk';
const KUZNETSK = 'ru-pnz-kuznetsk';
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('Hearing an event that was made to hurt', () => {
  let pipeline: Pipeline;
  const letters = () => listDeadLetters(pipeline.sql);
  const subject = `metodnet.${TOMSK}.test`;
  beforeEach(async () => {
    pipeline = await Pipeline.start(brokers[0]?.[1] as never);
  });
  afterEach(() => pipeline.stop());

  /** Commits one event of Tomsk and two of Kuznetsk; Tomsk’s is published as the change makes it, then Kuznetsk’s as they are. */
  async function hear(change: (body: string) => string) {
    await pipeline.commit(TOMSK, 2);
    await pipeline.commit(KUZNETSK, 2);
    const [bad, good] = await pipeline.numbered(TOMSK);
    pipeline.project();
    await pipeline.publish(subject, change(JSON.stringify(bad)));
    await pipeline.publish(subject, good);
    for (const body of await pipeline.numbered(KUZNETSK)) await pipeline.publish(`metodnet.${KUZNETSK}.test`, body);
  }

  const changed = (pattern: RegExp | string, by: string) => (body: string) => body.replace(pattern, by);
  const withoutData = changed(/"data":\{[^}]*\}/, '"data":null');

  it.each<[string, (body: string) => string, string | null]>([
    ['no data', withoutData, 'bad-data'],
    ['a NUL in its aggregate', (body) => withoutData(changed('"subject":"', '"subject":"\\u0000')(body)), 'bad-data'],
    ['half a character there', (body) => withoutData(changed('"subject":"', '"subject":"\\ud800')(body)), 'bad-data'],
    ['a NUL in its id', changed('"id":"', '"id":"\\u0000'), 'bad-envelope'],
    ['a NUL in its newer type', changed('.v1"', '.v2\\u0000"'), 'unknown-version'],
    [
      'a NUL in an aggregate that nobody kept from it',
      changed('"subject":"', '"subject":"\\u0000'),
      'cannot-be-applied',
    ],
    ['a moment that no database knows', changed(/"time":"[^"]+"/, '"time":"+275760-09-13T00:00:00Z"'), 'bad-envelope'],
    ['a moment before all years', changed(/"time":"[^"]+"/, '"time":"0000-01-01T00:00:00Z"'), null],
  ])('holds its lane and no other when it has %s, and lets it go on once discarded', async (_, change, reason) => {
    await hear(change);
    if (reason === null)
      return eventually(async () => {
        expect((await pipeline.balance()).applied).toBeGreaterThanOrEqual(3);
        expect(await letters()).toEqual([]);
      });
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 2 }));
    const [letter] = await eventually(async () => {
      expect(await letters()).toMatchObject([{ producer: `${TOMSK}/test`, seq: 1, reason }]);
      return letters();
    });
    await discardDeadLetter(pipeline.sql, letter?.id ?? 0);
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 3 }));
    expect(await letters()).toEqual([]);
  });

  it('sets aside what nests so deep that it could not be written down again', async () => {
    await hear((body) => body.replace(/"data":\{[^}]*\}/, `"data":${nested(60_000)}`));
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 2 }));
    expect(await letters()).toMatchObject([{ reason: 'belongs-to-no-lane' }]);
  });

  it('keeps a few letters of a flood that belongs to no lane, and says how much there was', async () => {
    await pipeline.commit(KUZNETSK, 2);
    const [one, two] = await pipeline.numbered(KUZNETSK);
    await pipeline.publish(`metodnet.${KUZNETSK}.test`, one);
    const { js } = await pipeline.bus.session();
    await Promise.all(
      Array.from({ length: 500 }, (_, i) =>
        js.publish(`metodnet.ru-${i % 250}.test`, `junk ${i}`, { timeout: 30_000 }),
      ),
    );
    await pipeline.publish(`metodnet.${KUZNETSK}.test`, two);
    pipeline.project();
    await eventually(async () => {
      const { rows } = await pipeline.owner.query('select sum(attempts)::int as n from bus.dead_letter');
      expect(rows[0].n).toBe(500);
      expect(await pipeline.balance()).toMatchObject({ applied: 2 });
    }, 60);
    expect((await letters()).length).toBeLessThanOrEqual(64);
  });
});
