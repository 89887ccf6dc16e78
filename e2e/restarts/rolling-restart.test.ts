import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gatewayEnvironment, SERVICES, type Suite, SuiteProcess, startSuite } from '@metodnet/testing/suite';
import pg from 'pg';
import { eventually } from '../asking.js';
import { fill } from '../filling.js';
import { ALPHA, journeyNetwork, REGION, school } from '../journey.network.js';
import { PatientClient } from './patient-client.js';

/** At least as many, and as long as restarts go on; `RESTART_REQUESTS=10000` after a change of stopping, starting or repeating. */
const REQUESTS = Number(process.env.RESTART_REQUESTS ?? 1_500);
const AT_ONCE = 24;
const CALLERS = 4;

/** Whoever is restarted is waited for as long as this busy machine may need; an operator's machine needs a second or two. */
const patience = {
  METODNET_RESTART_MS: '40000',
  METODNET_SUBGRAPH_TIMEOUT_MS: '45000',
  METODNET_DEADLINE_MS: '50000',
};

let suite: Suite;
let second: SuiteProcess;
let tokens: string[];

beforeAll(async () => {
  suite = await startSuite({
    environment: (name) => (name === 'gateway' ? { ...patience, METODNET_DRAIN_MS: '500' } : {}),
  });
  await fill(suite, {
    ...journeyNetwork,
    staff: { ...journeyNetwork.staff, people: journeyNetwork.staff.people.slice(0, 3) },
  });
  second = await aSecondGateway();
  tokens = await Promise.all(
    Array.from({ length: CALLERS }, (_, index) =>
      suite.issuer.token({
        subject: `caller-${index}`,
        grants: [
          { role: 'regional-operator', unit: REGION },
          { role: 'municipal-operator', unit: ALPHA },
        ],
      }),
    ),
  );
}, 120_000);
afterAll(async () => {
  await second?.end();
  await suite?.stop();
}, 60_000);

async function aSecondGateway(): Promise<SuiteProcess> {
  const root = join(__dirname, '..', '..');
  const common = {
    natsUrl: suite.broker.url,
    jwksUrl: suite.issuer.jwksUrl,
    issuer: suite.issuer.url,
    gatewaySecret: suite.secret,
    logLevel: 'warn',
    inherited: { PATH: process.env.PATH, ...patience, METODNET_DRAIN_MS: '500' },
  };
  const places = {
    supergraph: join(root, 'gateway', 'supergraph.graphql'),
    placement: join(suite.dir, 'placement.json'),
    port: 0,
  };
  const added = new SuiteProcess(
    'gateway-2',
    join(root, 'gateway', 'dist', 'main.js'),
    gatewayEnvironment(common, places),
    join(suite.dir, 'gateway-2.log'),
  );
  await added.start();
  return added;
}

const questions = [
  { query: 'query ($unit: ID!) { unit(id: $unit) { id shortName } }', variables: { unit: ALPHA } },
  {
    query: 'query ($unit: ID!) { unit(id: $unit) { shortName staff { totalCount } } }',
    variables: { unit: school(ALPHA) },
  },
  { query: '{ positions { code } }', variables: {} },
  { query: '{ indicators(codes: ["IND-03"]) { code } }', variables: {} },
  {
    query: 'query ($unit: ID!) { employments(unit: $unit, first: 1) { nodes { id unit { shortName } } } }',
    variables: { unit: ALPHA },
  },
  {
    query: 'query ($unit: ID!) { events(within: $unit, first: 1) { totalCount } }',
    variables: { unit: ALPHA },
  },
].map((question) => JSON.stringify(question));

const registering = (number: number) =>
  JSON.stringify({
    query: 'mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { person { lastName } } }',
    variables: {
      input: {
        // Without a job: what the questions above are answered does not change.
        unitId: school(ALPHA),
        lastName: `Тестова-${number}`,
        firstName: 'Проба',
        birthDate: '1980-01-01',
        education: 'HIGHER',
      },
    },
  });

/** Puts questions, every twentieth of them a change, until so many are put and what happens meanwhile is over. */
async function underLoad(gateway: () => string, happening: () => Promise<void>) {
  const client = new PatientClient(gateway, AT_ONCE);
  const expected = await Promise.all(
    questions.map(async (question) => (await client.ask(question, tokens[0] ?? '')).text),
  );
  for (const text of expected) expect(JSON.parse(text)).not.toHaveProperty('errors');
  let asked = 0;
  let changed = 0;
  let isOver = false;
  const failed: string[] = [];
  const one = async (number: number) => {
    const token = tokens[number % CALLERS] ?? '';
    const isChange = number % 20 === 0;
    const body = isChange ? registering(++changed) : (questions[number % questions.length] ?? '');
    const whole = isChange
      ? `{"data":{"registerPerson":{"person":{"lastName":"Тестова-${changed}"}}}`
      : expected[number % questions.length];
    const told = await client
      .ask(body, token, isChange ? randomUUID() : undefined)
      .catch((error: unknown) => ({ status: 0, text: String(error) }));
    if (told.status !== 200 || !told.text.startsWith(whole ?? ''))
      failed.push(`${told.status} ${told.text.slice(0, 300)}`);
  };
  const begun = performance.now();
  const load = Array.from({ length: AT_ONCE }, async () => {
    while (asked < REQUESTS || !isOver) await one(++asked);
  });
  try {
    await happening();
  } finally {
    isOver = true;
    await Promise.all(load);
    client.close();
  }
  const seconds = (performance.now() - begun) / 1000;
  return { asked, changed, failed, repeats: client.repeats, seconds };
}

/** How many people have been registered: each leaves one domain event in the transaction in which it is written. */
async function registered(): Promise<number> {
  const database = new pg.Client({ connectionString: suite.databases.staffing.ownerUrl });
  await database.connect();
  const { rows } = await database.query(
    "select count(*)::int as n from outbox where type = 'staffing.person-registered.v1'",
  );
  await database.end();
  return rows[0].n;
}

const get = (url: string, path: string) => fetch(new URL(path, url));
const told: string[] = [];
const timed = async (what: string, act: () => Promise<unknown>) => {
  const begun = performance.now();
  await act();
  told.push(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
};

describe('Restarting every process in turn, under load', () => {
  it('loses no request: not where a process is stopped and started again, nor where another takes its place', async () => {
    const before = await registered();
    const { services, gateway } = suite;
    const ready = new Set([gateway, second]);
    let turn = 0;
    /** As a load balancer does it: in turn among those that say that they are ready. */
    const chosen = () => {
      const able = [...ready];
      return new URL('/graphql', (able[turn++ % Math.max(1, able.length)] ?? gateway).url).href;
    };
    let isOver = false;
    const looking = (async () => {
      for (; !isOver; await wait(50)) {
        for (const one of [gateway, second]) {
          const isReady = await get(one.url, '/readyz').then(
            ({ ok }) => ok,
            () => false,
          );
          if (isReady) ready.add(one);
          else ready.delete(one);
        }
      }
    })();

    const load = await underLoad(chosen, async () => {
      for (const name of SERVICES) {
        await timed(`${name} stopped and started again`, async () => {
          await services[name].end();
          await services[name].start();
        });
      }
      for (const name of SERVICES) {
        const successor = await suite.another(name);
        suite.place(name, successor.url);
        await eventually(async () => {
          const metrics = await (await get(successor.url, '/metrics')).text();
          expect(metrics).toMatch(/graphql_requests_total\{.*outcome="ok".*\} [1-9]/);
        }, 30_000);
        await timed(`${name} stopped after its successor took over`, () => services[name].end());
      }
      await timed('one of two gateways stopped and started again', async () => {
        await gateway.end();
        await gateway.start();
      });
      await eventually(async () => expect(ready.has(gateway)).toBe(true), 60_000);
      await second.end();
      await timed('the only gateway stopped and started again', async () => {
        await gateway.end();
        await gateway.start();
      });
    });
    isOver = true;
    await looking;

    const { asked, changed, failed, repeats, seconds } = load;
    process.stdout.write(
      `${asked} requests in ${seconds.toFixed(0)} s, ${changed} of them changes; sent again by the client: ${JSON.stringify(repeats)}\n${told.join('\n')}\n`,
    );
    expect(failed).toEqual([]);
    expect(repeats.refused).toBeGreaterThan(0);
    expect(asked).toBeGreaterThanOrEqual(REQUESTS);
    expect(await registered()).toBe(before + changed);
  }, 900_000);
});
