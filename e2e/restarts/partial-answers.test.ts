import { randomUUID } from 'node:crypto';
import { type FaultyProxy, faultyProxy } from '@metodnet/testing';
import { SERVICES, type ServiceName, type Suite, startSuite } from '@metodnet/testing/suite';
import pg from 'pg';
import { eventually } from '../asking.js';
import { fill } from '../filling.js';
import { ALPHA, journeyNetwork, school } from '../journey.network.js';
import { type Answered, analystOf, placesOf, QUESTION } from './question.js';
import { type Garbage, garbage, type Misfit, misfits, type StandIn, standIn } from './stand-in.js';

const TIMEOUT_MS = 2000;
/** An answer that waited for the missing part to its end would take the gateway's ten seconds. */
const MARGIN_MS = 5000;

let suite: Suite;
let ask: Awaited<ReturnType<typeof analystOf>>;
let whole: Answered;

beforeAll(async () => {
  suite = await startSuite({
    environment: () => ({ METODNET_SUBGRAPH_TIMEOUT_MS: String(TIMEOUT_MS), METODNET_RESTART_MS: '500' }),
  });
  await fill(suite, {
    ...journeyNetwork,
    staff: { ...journeyNetwork.staff, people: journeyNetwork.staff.people.slice(0, 2) },
  });
  ask = await analystOf(suite);
  await eventually(async () => expect(await unread()).toEqual([]), 60_000);
  whole = await eventually(async () => {
    const answered = await ask(QUESTION);
    expect(answered.errors).toBeUndefined();
    expect(answered.data?.facts).toMatchObject({ edges: [{ node: { entity: { unit: {} } } }] });
    return answered;
  }, 30_000);
}, 120_000);
afterAll(() => suite?.stop(), 60_000);

/** Producers of whose domain events reporting has not read the last: until it has, answers change. */
async function unread(): Promise<unknown[]> {
  const rows = async (name: ServiceName, text: string) => {
    const database = new pg.Client({ connectionString: suite.databases[name].ownerUrl });
    await database.connect();
    const { rows } = await database.query(text);
    await database.end();
    return rows as { producer: string; last: number }[];
  };
  const written = await Promise.all(
    (['network', 'staffing'] as const).map((name) =>
      rows(name, `select owner || '/${name}' as producer, count(*)::int as last from outbox group by owner`),
    ),
  );
  const read = new Map(
    (
      await rows('reporting', "select producer, last_seq::int as last from bus.checkpoint where projection = 'ledger'")
    ).map(({ producer, last }) => [producer, last]),
  );
  return written.flat().filter(({ producer, last }) => (read.get(producer) ?? 0) < last);
}

/** Where the answer has nothing without the subgraph. */
const missing: Readonly<Record<ServiceName, readonly string[]>> = {
  network: ['employments.nodes.0.unit', 'employments.nodes.1.unit', 'facts.edges.0.node.entity.unit', 'units'],
  staffing: ['employments', 'facts.edges.0.node.entity.unit', 'units.nodes.0.staff', 'units.nodes.1.staff'],
  events: ['events'],
  reporting: ['facts', 'indicatorTable'],
};

/** The whole answer with null at some places. */
function without(places: readonly string[]): Answered['data'] {
  const data = structuredClone(whole.data);
  for (const place of places) {
    const steps = place.split('.');
    const last = steps.pop() ?? '';
    let value = data as Record<string, unknown>;
    for (const step of steps) value = value[step] as Record<string, unknown>;
    expect(value[last]).toBeTruthy();
    value[last] = null;
  }
  return data;
}

/** Asks once, and holds what comes against what should come without the subgraph. */
async function expectPartial(subgraph: ServiceName): Promise<void> {
  const answered = await askedWithout(subgraph);
  expect(new Set(answered.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
  const others = SERVICES.filter((name) => name !== subgraph);
  expect(Object.fromEntries(answered.extensions?.homes?.map((home) => [home.subgraph, home.status]) ?? [])).toEqual({
    [subgraph]: 'UNAVAILABLE',
    ...Object.fromEntries(others.map((name) => [name, 'OK'])),
  });
}

async function askedWithout(subgraph: ServiceName): Promise<Answered> {
  const begun = performance.now();
  const answered = await ask(QUESTION);
  expect(performance.now() - begun).toBeLessThan(TIMEOUT_MS + MARGIN_MS);
  expect(placesOf(answered)).toEqual(missing[subgraph]);
  expect(answered.data).toEqual(without(missing[subgraph]));
  expect(JSON.stringify(answered)).not.toMatch(/ECONN|10\.1|127\.0|<h1>|postgres/);
  return answered;
}

const expectWhole = () => eventually(async () => expect(await ask(QUESTION)).toEqual(whole), 30_000);

describe.each(SERVICES)('While %s', (subgraph) => {
  afterEach(async () => {
    const process = suite.services[subgraph];
    if (process.isAlive()) process.resume();
    else await process.start();
    await expectWhole();
  });

  it('is killed, the rest is answered and the missing part named', async () => {
    await suite.services[subgraph].kill();
    await expectPartial(subgraph);
    await expectPartial(subgraph);
  });

  it('is stopped, the rest is answered and the missing part named', async () => {
    suite.services[subgraph].pause();
    await expectPartial(subgraph);
  });
});

/** The gateway takes every place alike: these have something to say of each kind. */
const STOOD_FOR = ['network', 'staffing', 'reporting'] as const;

describe.each(STOOD_FOR)('While at the place of %s', (subgraph) => {
  let proxy: FaultyProxy;
  let there: StandIn;

  beforeAll(async () => {
    proxy = await faultyProxy({ port: Number(new URL(suite.services[subgraph].url).port) });
    there = await standIn(new URL(`http://${proxy.host}:${proxy.port}`));
    suite.place(subgraph, there.url);
    await eventually(async () => {
      await expectWhole();
      expect(there.calls()).toBeGreaterThan(0);
    });
  });
  afterEach(async () => {
    there.say(null);
    proxy.heal();
    await expectWhole();
  });
  afterAll(async () => {
    suite.place(subgraph, suite.services[subgraph].url);
    await eventually(async () => {
      there.calls();
      await expectWhole();
      expect(there.calls()).toBe(0);
    });
    await there.stop();
    await proxy.stop();
  });

  it('every answer comes too late, the rest is answered in time', async () => {
    proxy.delay(TIMEOUT_MS + 500);
    await expectPartial(subgraph);
  });

  it.each(Object.keys(garbage) as Garbage[])(
    'stands something that says %s, nothing of it is passed on',
    async (what) => {
      there.say(what);
      await expectPartial(subgraph);
      expect(there.calls()).toBeGreaterThan(0);
    },
  );

  it.each(Object.keys(misfits) as Misfit[])(
    'stands something that says %s for all that was asked, it is held against the schema',
    async (what) => {
      there.say(what);
      const { errors = [] } = await askedWithout(subgraph);
      for (const { extensions } of errors) expect(['SUBGRAPH_UNAVAILABLE', 'VALUE_MISSING']).toContain(extensions.code);
    },
  );

  if (subgraph === 'staffing')
    it('stands something that always fails, it is soon asked no more, and again when it is well', async () => {
      there.say('status 500');
      there.calls();
      for (let asked = 0; asked < 20; asked++) await expectPartial(subgraph);
      // Five failures in a row, each perhaps of two calls under way at a time; one probe in five seconds.
      expect(there.calls()).toBeLessThanOrEqual(12);
    });
});

const register = (lastName: string, key: string) =>
  ask(
    {
      query:
        'mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id lastName } rejection { code } } }',
      variables: {
        input: { unitId: school(ALPHA), lastName, firstName: 'Проба', birthDate: '1980-01-01', education: 'HIGHER' },
      },
    },
    { 'idempotency-key': key },
  );
const codes = ({ errors = [] }: Answered) => errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]);

/** How many people have been registered: each leaves one domain event in the transaction in which it is written. */
async function registered(): Promise<number> {
  const client = new pg.Client({ connectionString: suite.databases.staffing.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    "select count(*)::int as n from outbox where type = 'staffing.person-registered.v1'",
  );
  await client.end();
  return rows[0].n;
}

describe('A change to a subgraph that', () => {
  it('is stopped has an unknown outcome; with its key it is made once, and answered alike ever after', async () => {
    const before = await registered();
    const key = randomUUID();
    suite.services.staffing.pause();
    const unknown = await Promise.all([register('Стойкая', key), register('Стойкая', key)]);
    expect(unknown.map(codes)).toEqual(Array(2).fill([['registerPerson', 'OUTCOME_UNKNOWN']]));
    suite.services.staffing.resume();
    const made = await eventually(async () => {
      const answered = await register('Стойкая', key);
      expect(codes(answered)).toEqual([]);
      return answered;
    }, 30_000);
    expect(made.data?.registerPerson).toMatchObject({ person: { lastName: 'Стойкая' }, rejection: null });
    expect(await register('Стойкая', key)).toEqual(made);
    expect(await registered()).toBe(before + 1);
  });

  it('is killed in the middle of it is made once, if it is repeated with its key', async () => {
    const before = await registered();
    const keys = Array.from({ length: 20 }, () => randomUUID());
    const asked = keys.map((key, index) => register(`Внезапная-${index}`, key));
    await new Promise((resolve) => setTimeout(resolve, 30));
    await suite.services.staffing.kill();
    const answers = await Promise.all(asked);
    for (const answer of answers) {
      expect([
        [],
        [['registerPerson', 'OUTCOME_UNKNOWN']],
        [['registerPerson', 'SUBGRAPH_UNAVAILABLE']],
      ]).toContainEqual(codes(answer));
    }
    await suite.services.staffing.start();
    for (const [index, key] of keys.entries()) {
      await eventually(async () => expect(codes(await register(`Внезапная-${index}`, key))).toEqual([]), 30_000);
    }
    expect(await registered()).toBe(before + 20);
  });

  it('is not there is not made, and it is said so', async () => {
    const before = await registered();
    await suite.services.staffing.kill();
    const refused = await register('Поздняя', randomUUID());
    expect(codes(refused)).toEqual([['registerPerson', 'SUBGRAPH_UNAVAILABLE']]);
    await suite.services.staffing.start();
    expect(await registered()).toBe(before);
  });
});
