import { brokers, eventually, Pipeline, things, upTo } from '../pipeline.fixture.js';
import { outboxReplay } from '../replay/replay-source.js';
import { discardDeadLetter, listDeadLetters, replayDeadLetters } from './dead-letters.js';
import { durableName } from './projection-at-work.js';

jest.setTimeout(90_000);
const TOMSK = 'ru-tom-tomsk';
const KUZNETSK = 'ru-pnz-kuznetsk';

describe.each(brokers)('Running a projection from %s', (_, binary) => {
  let pipeline: Pipeline;
  const letters = () => listDeadLetters(pipeline.sql);
  beforeEach(async () => {
    pipeline = await Pipeline.start(binary);
  });
  afterEach(() => pipeline.stop());

  it('applies every event once, in the order of its aggregate', async () => {
    pipeline.relay();
    const projection = pipeline.project();
    for (const owner of [TOMSK, KUZNETSK]) for (let i = 0; i < 10; i++) await pipeline.commit(owner, 100);
    await pipeline.settled();
    expect(projection.status()).toMatchObject({ state: 'live', lanes: 2, applied: 2_000, held: [], missing: [] });
  });

  it('shows an event within a second of its commit', async () => {
    pipeline.relay();
    pipeline.project();
    await pipeline.commit(TOMSK, 1);
    await pipeline.settled();
    const waits: number[] = [];
    for (let i = 0; i < 20; i++) {
      const start = performance.now();
      await pipeline.commit(TOMSK, 1);
      await pipeline.settled();
      waits.push(performance.now() - start);
    }
    expect(waits.sort((a, b) => a - b)[18]).toBeLessThan(1_000);
  });

  it('takes up where the last process stopped, and reads again what that one had in hand', async () => {
    pipeline.relay();
    const before = pipeline.project();
    await pipeline.commit(TOMSK, 500);
    await eventually(() => expect(before.status().applied).toBeGreaterThan(0));
    await before.stop();
    await pipeline.commit(TOMSK, 500);
    pipeline.project();
    await pipeline.settled();
  });

  it('is done by one of several processes, and by another when that one stops', async () => {
    pipeline.relay();
    const both = [pipeline.project(), pipeline.project()];
    const running = () => both.filter((one) => one.status().state === 'live');
    await eventually(() => expect(running()).toHaveLength(1));
    await pipeline.commit(TOMSK, 50);
    await pipeline.settled();
    await running()[0]?.stop();
    await pipeline.commit(TOMSK, 50);
    await pipeline.settled();
  });

  it('reads events again from the stream that a process that died had in hand', async () => {
    const relay = pipeline.relay();
    await (await first(pipeline)).stop();
    await pipeline.commit(TOMSK, 100);
    await eventually(() => expect(relay.status().published).toBe(100));
    // Delivered and not acknowledged: the broker keeps them back for thirty seconds.
    const { js } = await pipeline.bus.session();
    const consumer = await js.consumers.get('METODNET', durableName('test', { name: 'things', version: 1 }));
    let delivered = 0;
    for await (const _ of await consumer.fetch({ max_messages: 100, expires: 1_000 })) delivered++;
    expect(delivered).toBe(100);
    const projection = pipeline.project();
    await pipeline.commit(TOMSK, 1);
    await pipeline.settled(10);
    expect(projection.status()).toMatchObject({ applied: 101, gaps: 1, replayed: 100 });
  });

  it('reads events again from the source’s outbox when the stream lost them', async () => {
    await pipeline.commit(TOMSK, 50);
    const bodies = await pipeline.numbered(TOMSK);
    pipeline.project({ replay: outboxReplay(pipeline.pool, 'test') });
    await pipeline.publish(`metodnet.${TOMSK}.test`, bodies[49]);
    await pipeline.settled();
  });

  it('waits at a gap that nobody can fill, and goes on elsewhere', async () => {
    await pipeline.commit(TOMSK, 3);
    const [one, , three] = await pipeline.numbered(TOMSK);
    const projection = pipeline.project();
    for (const body of [one, three]) await pipeline.publish(`metodnet.${TOMSK}.test`, body);
    await pipeline.commit(KUZNETSK, 5);
    for (const body of await pipeline.numbered(KUZNETSK)) await pipeline.publish(`metodnet.${KUZNETSK}.test`, body);
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 6 }));
    expect(projection.status().missing).toEqual([`${TOMSK}/test`]);
  });

  it('holds the lane of an event that fails, until it is retried', async () => {
    const faulty = { now: true };
    pipeline.relay();
    const projection = pipeline.project({}, things(1, faulty));
    await pipeline.commit(TOMSK, 5);
    await pipeline.commit(TOMSK, 5, { fails: true });
    await pipeline.commit(TOMSK, 2_000);
    await pipeline.commit(KUZNETSK, 10);
    await eventually(async () => expect(await letters()).toHaveLength(1));
    expect(await letters()).toMatchObject([
      {
        producer: `${TOMSK}/test`,
        seq: 6,
        effect: 'holds-lane',
        reason: 'cannot-be-applied',
        attempts: 5,
        state: 'open',
      },
    ]);
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 15, outOfOrder: 0 }));
    expect(projection.status().held).toEqual([`${TOMSK}/test`]);

    faulty.now = false;
    expect(await replayDeadLetters(pipeline.sql, { projection: 'things' })).toBe(1);
    await pipeline.settled();
    expect(await letters()).toEqual([]);
    expect(projection.status().held).toEqual([]);
  });

  it('holds it in the next process too, and passes the event by when it is discarded', async () => {
    pipeline.relay();
    const before = pipeline.project();
    await pipeline.commit(TOMSK, 3, { fails: true, things: 3 });
    const [letter] = await eventually(async () => {
      expect(await letters()).toHaveLength(1);
      return letters();
    });
    await before.stop();
    const second = pipeline.project();
    await eventually(() => expect(second.status().held).toEqual([`${TOMSK}/test`]));
    expect(await discardDeadLetter(pipeline.sql, letter?.id ?? 0)).toBe(true);
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ committed: 3, applied: 2 }));
    expect(await letters()).toEqual([]);
  });

  it('may break the aggregate instead, set aside what follows it, and mend it in order', async () => {
    const faulty = { now: true };
    pipeline.relay();
    pipeline.project({ policy: 'break-aggregate' }, things(1, faulty));
    await pipeline.commit(TOMSK, 10, { fails: true, things: 2 });
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 5, outOfOrder: 0 }));
    expect((await letters()).map(({ seq, reason }) => [seq, reason])).toEqual([
      [1, 'cannot-be-applied'],
      ...[3, 5, 7, 9].map((seq) => [seq, 'follows-a-broken-one']),
    ]);
    faulty.now = false;
    await replayDeadLetters(pipeline.sql, { projection: 'things' });
    await pipeline.settled();
    await pipeline.commit(TOMSK, 4, { things: 2 });
    await pipeline.settled();
  });

  it('sets aside what belongs to no lane, and what a newer service says', async () => {
    await pipeline.commit(TOMSK, 2);
    const [one, two] = await pipeline.numbered(TOMSK);
    const subject = `metodnet.${TOMSK}.test`;
    pipeline.project();
    await pipeline.publish(subject, 'not json');
    await pipeline.publish(subject, { ...one, owner: KUZNETSK });
    await pipeline.publish(`metodnet.${KUZNETSK}.test`, one);
    await pipeline.publish(subject, { ...one, seq: 0 });
    await pipeline.publish(subject, 'x'.repeat(300_000));
    await pipeline.publish(subject, one);
    await pipeline.publish(subject, { ...two, type: 'test.thing-happened.v2' });
    await eventually(async () => expect(await letters()).toHaveLength(6));
    expect((await letters()).map(({ reason }) => reason).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'belongs-to-no-lane'),
      'unknown-version',
    ]);
    expect(await pipeline.balance()).toMatchObject({ applied: 1 });
  });

  it('passes by what it does not know at all', async () => {
    await pipeline.commit(TOMSK, 2);
    const [one, two] = await pipeline.numbered(TOMSK);
    pipeline.project();
    await pipeline.publish(`metodnet.${TOMSK}.test`, { ...one, type: 'test.something-else.v7' });
    await pipeline.publish(`metodnet.${TOMSK}.test`, two);
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 1 }));
    expect(await letters()).toEqual([]);
  });

  it('gives up an event of which three processes died', async () => {
    await pipeline.commit(TOMSK, 2);
    const [one, two] = await pipeline.numbered(TOMSK);
    await (await first(pipeline)).stop();
    await pipeline.owner.query(`update bus.projection set batch = $1`, [
      JSON.stringify([{ producer: `${TOMSK}/test`, first: 1, last: 2 }]),
    ]);
    await pipeline.owner.query(`insert into bus.attempt values ('things', 1, $1, 1, 3, 0)`, [`${TOMSK}/test`]);
    pipeline.project();
    for (const body of [one, two]) await pipeline.publish(`metodnet.${TOMSK}.test`, body);
    await eventually(async () => expect(await letters()).toMatchObject([{ seq: 1, reason: 'kills-the-process' }]));
    expect(await pipeline.balance()).toMatchObject({ applied: 0 });
  });

  it('lets the other lanes go on in every life of a process that one event kills', async () => {
    await pipeline.commit(TOMSK, 1);
    await pipeline.commit(KUZNETSK, 3);
    const [deadly] = await pipeline.numbered(TOMSK);
    const others = await pipeline.numbered(KUZNETSK);
    await (await first(pipeline)).stop();
    await pipeline.owner.query(`insert into bus.attempt values ('things', 1, $1, 1, 3, 0)`, [`${TOMSK}/test`]);
    await pipeline.publish(`metodnet.${TOMSK}.test`, deadly);
    for (const body of others) await pipeline.publish(`metodnet.${KUZNETSK}.test`, body);
    pipeline.project();
    await eventually(async () => expect(await letters()).toHaveLength(1));
    const { rows } = await pipeline.owner.query(
      `select c.applied_at < d.created_at as before from bus.checkpoint c, bus.dead_letter d where c.producer = $1`,
      [`${KUZNETSK}/test`],
    );
    expect(rows).toEqual([{ before: true }]);
  });

  it('discards an event that killed earlier processes, when an operator says so', async () => {
    await pipeline.commit(TOMSK, 2);
    const bodies = await pipeline.numbered(TOMSK);
    await (await first(pipeline)).stop();
    await pipeline.owner.query(`insert into bus.attempt values ('things', 1, $1, 1, 3, 0)`, [`${TOMSK}/test`]);
    const dying = pipeline.project();
    for (const body of bodies) await pipeline.publish(`metodnet.${TOMSK}.test`, body);
    const [letter] = await eventually(async () => {
      expect(await letters()).toHaveLength(1);
      return letters();
    });
    await dying.stop();
    await discardDeadLetter(pipeline.sql, Number(letter?.id));
    pipeline.project();
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 1 }));
    expect(await letters()).toEqual([]);
  });

  it.each(['hold-lane', 'break-aggregate'] as const)('forgets the deaths once it is over with: %s', async (policy) => {
    await pipeline.commit(TOMSK, 3, { things: 3 });
    const [deadly, ...others] = await pipeline.numbered(TOMSK);
    await (await first(pipeline)).stop();
    await pipeline.owner.query(`insert into bus.attempt values ('things', 1, $1, 1, 3, 0)`, [`${TOMSK}/test`]);
    const dying = pipeline.project({ policy });
    for (const body of [deadly, others[0]]) await pipeline.publish(`metodnet.${TOMSK}.test`, body);
    const [letter] = await eventually(async () => {
      expect(await letters()).toMatchObject([{ seq: 1, reason: 'kills-the-process' }]);
      return letters();
    });
    if (policy === 'hold-lane') await discardDeadLetter(pipeline.sql, Number(letter?.id));
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 1 }));
    await dying.stop();
    expect((await pipeline.owner.query('select seq, started from bus.attempt')).rows).toEqual([]);
    pipeline.project({ policy });
    await pipeline.publish(`metodnet.${TOMSK}.test`, others[1]);
    await eventually(async () => expect(await pipeline.balance()).toMatchObject({ applied: 2 }));
  });

  it('survives a deleted consumer and a deleted stream', async () => {
    pipeline.relay();
    pipeline.project();
    await pipeline.commit(TOMSK, 100);
    await pipeline.settled();
    const { jsm } = await pipeline.bus.session();
    await jsm.consumers.delete('METODNET', durableName('test', { name: 'things', version: 1 }));
    await pipeline.commit(TOMSK, 100);
    await pipeline.settled();
    await jsm.streams.delete('METODNET');
    await pipeline.commit(TOMSK, 100);
    await pipeline.settled();
  });

  it.each([
    ['of the broker’s store', ''],
    // A power cut leaves a consumer behind that is ahead of its stream (nats-server #5412).
    ['of the messages, with the newer state of their consumer,', 'jetstream/$G/streams/METODNET/msgs'],
  ])('catches up after an older copy %s was put back', async (_what, folder) => {
    pipeline.relay();
    pipeline.project();
    await pipeline.commit(TOMSK, 100);
    await pipeline.settled();
    await pipeline.broker.kill();
    const putBack = pipeline.copyStore(folder);
    await pipeline.broker.start();
    await pipeline.commit(TOMSK, 100);
    await pipeline.settled();
    await pipeline.broker.stop();
    putBack();
    await pipeline.broker.start();
    await pipeline.commit(TOMSK, 10);
    await pipeline.settled();
    await eventually(async () => expect(new Set(await pipeline.inStream(TOMSK))).toEqual(new Set(upTo(210))));
  });
});

/** A projection that has begun. */
async function first(pipeline: Pipeline) {
  const projection = pipeline.project();
  await eventually(() => expect(projection.status().state).toBe('live'));
  await eventually(() => pipeline.consumer());
  return projection;
}
