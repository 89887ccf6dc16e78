import fc from 'fast-check';
import type { Fate } from './model/broker.fixture.js';
import { honestRelay, seen, trustingRelay, World } from './model/world.fixture.js';

type Act = (world: World) => Promise<unknown> | unknown;

/** A command is an act with its numbers; shrinking shortens the list and the numbers. */
const act = (name: string, ...parameters: [...fc.Arbitrary<unknown>[], (...values: never[]) => Act]) => {
  const make = parameters.pop() as (...values: unknown[]) => Act;
  return fc.tuple(...(parameters as fc.Arbitrary<unknown>[])).map(
    (values): fc.AsyncCommand<object, World> => ({
      check: () => true,
      run: async (_, world) => {
        await make(...values)(world);
      },
      toString: () => `${name}(${values.join(', ')})`,
    }),
  );
};

const small = fc.integer({ min: 0, max: 9 });
const dies = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null, freq: 3 });
const owners = fc.constantFrom('ru-tom-tomsk', 'ru-pnz-kuznetsk');
const fates = fc.array(
  fc.constantFrom<Fate>('arrives', 'arrives', 'answer-lost', 'lost', 'late', 'wiped-before', 'deleted-before'),
  { maxLength: 6 },
);

const traffic = [
  act('commit', owners, small, fc.boolean(), (owner: string, thing: number, fails: boolean) => (world) => {
    const aggregate = `thing:${owner}-${thing % 3}`;
    world.outbox.commit(owner, aggregate, fails && thing < 3);
    world.outbox.commit(owner, aggregate, false);
  }),
  act('publish', fates, dies, (plan: Fate[], death: number | null) => (world) => {
    world.broker.plan(plan);
    return world.relayTurns(death);
  }),
  act('deliver', small, dies, (count: number, death: number | null) => (world) => {
    return world.projectorWorks(world.broker.deliver(count), death);
  }),
];

const flows = act('everything flows', fc.nat({ max: 3 }), (rounds: number) => async (world) => {
  for (let round = 0; round <= rounds; round++) {
    world.timePasses(6_000);
    await world.relayTurns(null);
    await world.projectorWorks(world.broker.deliver(5), null);
  }
});

const faults = [
  act('deliver again', small, (at: number) => (world) => world.projectorWorks(world.broker.deliverAgain(at), null)),
  act('deliver in another order', small, (count: number) => (world) => {
    return world.projectorWorks(world.broker.deliver(count).reverse(), null);
  }),
  act('lose deliveries', small, (count: number) => (world) => {
    world.broker.deliver(count);
  }),
  act('a late publish arrives', () => (world) => {
    seen.lateArrival++;
    world.broker.arriveLate();
    world.reconnect();
  }),
  act('wipe the broker', () => (world) => {
    seen.wiped++;
    world.broker.wipe();
    world.reconnect();
  }),
  act('keep a copy of the store', () => (world) => world.broker.keepCopy()),
  act('put the copy back', fc.boolean(), (forgets: boolean) => (world) => {
    if (world.broker.putCopyBack(forgets)) seen.olderCopy++;
    world.reconnect();
  }),
  act('damage the store', small, (at: number) => (world) => world.damage(at)),
  act('replays fail', small, (count: number) => (world) => world.failReplays(count)),
  act('time passes', small, (minutes: number) => async (world) => {
    world.timePasses(minutes * 30_000 + 1_000);
    await world.projectorWorks(world.broker.redeliver(), null);
  }),
];

const keepsItsPromises = (makeRelay = honestRelay) =>
  fc.asyncProperty(
    fc.constantFrom('hold-lane' as const, 'break-aggregate' as const),
    fc.commands([...traffic, ...traffic, ...traffic, flows, flows, flows, ...faults], { maxCommands: 60, size: 'max' }),
    async (policy, run) => {
      const world = new World(policy, makeRelay);
      await fc.asyncModelRun(() => ({ model: {}, real: world }), run);
      await world.comesToRest();
      world.check();
      world.checkComplete();
      world.collect();
    },
  );

describe('Relay and projection under loss, duplication, reordering and crashes', () => {
  it('lose nothing, apply everything once, and keep the order of each aggregate', async () => {
    await fc.assert(keepsItsPromises(), { numRuns: 1_000 });
  });

  it('met every situation in those runs', () => {
    for (const [situation, times] of Object.entries(seen))
      expect({ situation, met: times > 0 }).toEqual({ situation, met: true });
  });

  it('would lose events if the relay trusted its own counter', async () => {
    const control = await fc.check(keepsItsPromises(trustingRelay), { numRuns: 500, endOnFailure: true });
    expect(String(control.errorInstance)).toMatch(/is lost|is not in the stream/);
  });
});
