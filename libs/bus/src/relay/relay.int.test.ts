import { brokers, eventually, Pipeline, upTo } from '../pipeline.fixture.js';

jest.setTimeout(90_000);
const TOMSK = 'ru-tom-tomsk';
const KUZNETSK = 'ru-pnz-kuznetsk';

describe.each(brokers)('Relaying an outbox to %s', (_, binary) => {
  let pipeline: Pipeline;
  beforeEach(async () => {
    pipeline = await Pipeline.start(binary);
  });
  afterEach(() => pipeline.stop());

  it('numbers each owner’s events without gaps, and publishes them in that order', async () => {
    pipeline.relay();
    await Promise.all(
      upTo(20).map(async (i) => {
        await pipeline.commit(TOMSK, 10, { things: 3 });
        if (i % 2 === 0) await pipeline.commit(KUZNETSK, 5);
      }),
    );
    await eventually(async () => {
      expect(await pipeline.inStream(TOMSK)).toEqual(upTo(200));
      expect(await pipeline.inStream(KUZNETSK)).toEqual(upTo(50));
    });
  });

  it('gives no number to what was rolled back', async () => {
    pipeline.relay();
    const client = await pipeline.pool.connect();
    await client.query('begin');
    await client.query(
      `insert into outbox (aggregate, version, type, owner, payload, actor) values ('thing:x', 1, 'test.x.v1', $1, '{}', 'a')`,
      [TOMSK],
    );
    await pipeline.commit(TOMSK, 3);
    await client.query('rollback');
    client.release();
    await pipeline.commit(TOMSK, 3);
    await eventually(async () => expect(await pipeline.inStream(TOMSK)).toEqual(upTo(6)));
  });

  it('is done by one of several processes, and by another when that one stops', async () => {
    const relays = [pipeline.relay(), pipeline.relay()];
    const leaders = () => relays.filter((relay) => relay.status().leader);
    await eventually(() => expect(leaders()).toHaveLength(1));
    await pipeline.commit(TOMSK, 100);
    await leaders()[0]?.stop();
    await pipeline.commit(TOMSK, 100);
    await eventually(() => expect(leaders()).toHaveLength(1));
    await eventually(async () => expect(await pipeline.inStream(TOMSK)).toEqual(upTo(200)));
  });

  it('goes on while the broker is away, and loses nothing when it was killed in the middle', async () => {
    const relay = pipeline.relay();
    await pipeline.commit(TOMSK, 3_000);
    await eventually(() => expect(relay.status().published).toBeGreaterThan(100));
    await pipeline.broker.kill();
    await pipeline.commit(TOMSK, 500);
    await eventually(() => expect(relay.status().lastError).not.toBeNull());
    await pipeline.broker.start();
    await eventually(async () => expect(new Set(await pipeline.inStream(TOMSK))).toEqual(new Set(upTo(3_500))));
  });

  it('survives a broker that stands still', async () => {
    pipeline.relay();
    await pipeline.commit(TOMSK, 10);
    await eventually(async () => expect(await pipeline.inStream(TOMSK)).toEqual(upTo(10)));
    pipeline.broker.pause();
    await pipeline.commit(TOMSK, 300);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    pipeline.broker.resume();
    await eventually(async () => expect(new Set(await pipeline.inStream(TOMSK))).toEqual(new Set(upTo(310))));
  });

  it('fills a wiped store again from the first event', async () => {
    const relay = pipeline.relay();
    await pipeline.commit(TOMSK, 500);
    await eventually(async () => expect(await pipeline.inStream(TOMSK)).toHaveLength(500));
    await pipeline.broker.kill();
    pipeline.broker.wipe();
    await pipeline.commit(TOMSK, 10);
    await pipeline.broker.start();
    await eventually(async () => expect(await pipeline.inStream(TOMSK)).toEqual(upTo(510)));
    expect(relay.status().resyncs).toBe(1);
  });

  it('is not deceived by a last message that reached the stream without those before it', async () => {
    await pipeline.commit(TOMSK, 5);
    const bodies = await pipeline.numbered(TOMSK);
    for (const index of [0, 2, 4]) await pipeline.publish(`metodnet.${TOMSK}.test`, bodies[index]);
    pipeline.relay();
    await eventually(async () => expect(await pipeline.inStream(TOMSK)).toEqual([1, 3, 5, 2, 3, 4, 5]));
  });

  it('makes a deleted stream anew, even though its dedup memory knew the messages', async () => {
    pipeline.relay();
    await pipeline.commit(TOMSK, 50);
    await eventually(async () => expect(await pipeline.inStream(TOMSK)).toHaveLength(50));
    const { jsm } = await pipeline.bus.session();
    await jsm.streams.delete('METODNET');
    await pipeline.commit(TOMSK, 5);
    await eventually(async () => expect(await pipeline.inStream(TOMSK)).toEqual(upTo(55)));
  });

  it('waits for an operator when the stream holds what this database never wrote', async () => {
    const relay = pipeline.relay();
    await pipeline.commit(TOMSK, 3);
    await eventually(async () => expect(await pipeline.inStream(TOMSK)).toHaveLength(3));
    await relay.stop();
    const foreign = { source: `/${TOMSK}/test`, owner: TOMSK, seq: 9, id: 'b0d0a5e2-5f0e-4a0f-9d2b-0f3a1c2d3e4f' };
    await pipeline.publish(`metodnet.${TOMSK}.test`, foreign);
    const next = pipeline.relay();
    await pipeline.commit(TOMSK, 3);
    await pipeline.commit(KUZNETSK, 3);
    await eventually(async () => expect(await pipeline.inStream(KUZNETSK)).toEqual(upTo(3)));
    expect(next.status().conflicts).toEqual({ [TOMSK]: 'the stream holds seq 9, which this database did not write' });
    expect(await pipeline.inStream(TOMSK)).toEqual([1, 2, 3, 9]);
  });
});
