import { operate } from './operate.js';
import { brokers, eventually, Pipeline } from './pipeline.fixture.js';

jest.setTimeout(60_000);

describe('Operating relay and projections', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    const [, binary] = brokers[0] as (typeof brokers)[number];
    pipeline = await Pipeline.start(binary);
  });
  afterAll(() => pipeline.stop());
  const asked = (...words: string[]) => operate(pipeline.pool, words);

  it('shows the backlog, the lanes and the dead letters, and discards one', async () => {
    await pipeline.commit('ru-tom-tomsk', 3, { fails: true, things: 3 });
    expect(await asked('outbox')).toMatchObject({ backlog: 3 });
    pipeline.relay();
    pipeline.project({ policy: 'break-aggregate' });
    const letters = await eventually(async () => {
      const found = (await asked('dead-letters', 'things')) as { id: number }[];
      expect(found).toHaveLength(1);
      return found;
    });
    await eventually(async () => expect(await asked('outbox')).toMatchObject({ backlog: 0 }));
    await eventually(async () =>
      expect(await asked('lanes')).toMatchObject([
        { projection: 'things', producer: 'ru-tom-tomsk/test', last_seq: '3' },
      ]),
    );
    expect(await asked('discard', String(letters[0]?.id))).toEqual({ discarded: true });
    await eventually(async () => expect(await asked('dead-letters')).toEqual([]));
    expect(await asked('projections')).toMatchObject([
      { name: 'things', version: 1, state: 'live', openDeadLetters: 0 },
    ]);
  });

  it('refuses what it does not understand', async () => {
    await expect(asked()).rejects.toThrow('dead-letters [PROJECTION]');
    await expect(asked('discard', 'x')).rejects.toThrow('Not a number: x');
    await expect(asked('replay')).rejects.toThrow('The name of a projection is missing');
    expect(await asked('switch', 'things', '7')).toEqual({ outcome: 'not-building' });
  });
});
