import { brokers, Pipeline, upTo } from './pipeline.fixture.js';

jest.setTimeout(120_000);
const OWNERS = ['ru-tom-tomsk', 'ru-pnz-kuznetsk', 'ru-irk-usolye-sibirskoye'];
/** Seconds of faults. Longer by hand: `FAULT_SECONDS=300`. */
const SECONDS = Number(process.env.FAULT_SECONDS ?? 8);
const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 100_000);

describe.each(brokers)('Random faults under traffic on %s', (_, binary) => {
  it(`lose nothing and repeat nothing (FAULT_SEED=${SEED})`, async () => {
    const random = randomFrom(SEED);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const pipeline = await Pipeline.start(binary);
    const { broker } = pipeline;
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    let relay = pipeline.relay();
    let projection = pipeline.project();
    pipeline.relay();
    pipeline.project();
    const faults: Record<string, () => Promise<void>> = {
      'kill the broker': async () => {
        await broker.kill();
        await wait(300 + 500 * random());
        await broker.start();
      },
      'pause the broker': async () => {
        broker.pause();
        await wait(300 + 1_000 * random());
        broker.resume();
      },
      'wipe the store': async () => {
        await broker.kill();
        broker.wipe();
        await broker.start();
      },
      'cut the databases’ connections': async () => {
        await pipeline.cutConnections();
      },
      'change the relay': async () => {
        await relay.stop();
        relay = pipeline.relay();
      },
      'change the projection': async () => {
        await projection.stop();
        projection = pipeline.project();
      },
    };
    let traffic = true;
    const writing = upTo(3).map(async (writer) => {
      while (traffic) {
        // A cut connection may leave a commit unknown: the outbox counts, not the answer.
        await pipeline
          .commit(OWNERS[writer - 1] as string, 1 + Math.floor(random() * 20), { things: 40 })
          .catch(() => {});
        await wait(10 * random());
      }
    });
    try {
      for (const until = Date.now() + SECONDS * 1_000; Date.now() < until; ) {
        await faults[pick(Object.keys(faults))]?.();
        await wait(700 * random());
      }
      traffic = false;
      await Promise.all(writing);
      await pipeline.settled(60);
      expect((await pipeline.balance()).committed).toBeGreaterThan(100);
      const { rows } = await pipeline.owner.query('select from bus.dead_letter');
      expect(rows).toEqual([]);
    } finally {
      traffic = false;
      await pipeline.stop();
    }
  });
});

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
