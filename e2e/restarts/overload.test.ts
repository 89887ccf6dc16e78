import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { SIGNATURE_HEADER, signatureOf } from '@metodnet/subgraph';
import { type Suite, type SuiteProcess, startSuite } from '@metodnet/testing/suite';
import { fill } from '../filling.js';
import { ALPHA, journeyNetwork, REGION } from '../journey.network.js';
import { send, type Told } from './patient-client.js';

/** Five times the 128 that gateway and subgraphs take. */
const AT_ONCE = 640;
const SECONDS = 2;

let suite: Suite;
beforeAll(async () => {
  suite = await startSuite();
  await fill(suite, { ...journeyNetwork, staff: { ...journeyNetwork.staff, people: [] } });
}, 120_000);
afterAll(() => suite?.stop(), 60_000);

const tokenOf = (subject: string) =>
  suite.issuer.token({ subject, grants: [{ role: 'regional-operator', unit: REGION }] });

const QUESTION = JSON.stringify({
  query: 'query ($unit: ID!) { units(within: $unit, levels: [MUNICIPALITY]) { nodes { id shortName } } }',
  variables: { unit: REGION },
});

/** What the probes of an overloaded process tell of it. */
async function stateOf(process: SuiteProcess) {
  const metrics = await (await fetch(new URL('/metrics', process.url))).text();
  const value = (name: string) => Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(metrics)?.[1]);
  const waiting = /db_connections\{pool="works",state="waiting"[^}]*\} (\d+)/.exec(metrics)?.[1];
  return {
    residentMb: Math.round(value('process_resident_memory_bytes') / 2 ** 20),
    loopP99Ms: Math.round(value('nodejs_eventloop_lag_p99_seconds') * 1000),
    waiting: Number(waiting ?? 0),
  };
}

interface Outcome {
  /** By status. */
  readonly counts: Readonly<Record<number, number>>;
  readonly refusals: ReadonlySet<string>;
  readonly broken: readonly string[];
  /** Of what was answered with 200. */
  readonly p95Ms: number;
  readonly whole: number;
  /** Said that a part of it did not come in time: on a machine that is busy with other things too. */
  readonly late: number;
}

const isLate = ({ text }: Told) => /"code":"(SUBGRAPH_)?UNAVAILABLE"/.test(text);

/** Keeps so many requests under way for a few seconds; whoever is sent away comes back much sooner than it was told. */
async function crowd(ask: (agent: Agent, number: number) => Promise<Told>, whole: string): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true });
  const end = Date.now() + SECONDS * 1000;
  const counts: Record<number, number> = {};
  const refusals = new Set<string>();
  const broken: string[] = [];
  const times: number[] = [];
  const had = { whole: 0, late: 0 };
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, number) => {
      while (Date.now() < end) {
        const begun = performance.now();
        const told = await ask(agent, number).catch((error: unknown) => String(error));
        if (typeof told === 'string') {
          broken.push(told);
          continue;
        }
        counts[told.status] = (counts[told.status] ?? 0) + 1;
        if (told.status !== 200) {
          refusals.add(`${told.retryAfter} ${told.text}`);
          await wait(50);
          continue;
        }
        if (told.text === whole) had.whole++;
        else if (isLate(told)) had.late++;
        times.push(performance.now() - begun);
      }
    }),
  );
  agent.destroy();
  times.sort((one, other) => one - other);
  return { counts, refusals, broken, ...had, p95Ms: Math.round(times[Math.floor(times.length * 0.95)] ?? 0) };
}

const tell = (what: string, { counts, late, p95Ms }: Outcome, before: object, after: object) =>
  process.stdout.write(
    `${what}: ${JSON.stringify(counts)}, ${late} of them without a part, p95 of the answered ${p95Ms} ms; ${JSON.stringify(before)} → ${JSON.stringify(after)}\n`,
  );

describe('Asking the gateway for five times what it takes', () => {
  const askAs = (token: string) => (agent: Agent) =>
    send(agent, suite.endpoint, { authorization: `Bearer ${token}` }, QUESTION);

  it('is answered or sent away with 503 and Retry-After; afterwards all is as before', async () => {
    const tokens = await Promise.all(Array.from({ length: 32 }, (_, index) => tokenOf(`caller-${index}`)));
    const calm = await askAs(tokens[0] ?? '')(new Agent());
    expect(JSON.parse(calm.text)).not.toHaveProperty('errors');
    const before = await stateOf(suite.gateway);
    const outcome = await crowd((agent, number) => askAs(tokens[number % tokens.length] ?? '')(agent), calm.text);
    const after = await stateOf(suite.gateway);
    tell('Gateway', outcome, before, after);

    expect(outcome.broken).toEqual([]);
    expect(Object.keys(outcome.counts)).toEqual(['200', '503']);
    expect(outcome.whole).toBeGreaterThan(0);
    expect(outcome.whole + outcome.late).toBe(outcome.counts[200]);
    expect([...outcome.refusals]).toEqual([
      '1 {"errors":[{"message":"Сервер занят, повторите позже.","extensions":{"code":"OVERLOADED"}}]}',
    ]);
    expect(after.residentMb).toBeLessThan(before.residentMb + 200);
    const next = await Promise.all(tokens.map((token) => askAs(token)(new Agent())));
    expect(next.map(({ text }) => text)).toEqual(tokens.map(() => calm.text));
  }, 60_000);

  it('is 429 for one caller, and others are served meanwhile', async () => {
    const [greedy, modest] = await Promise.all([tokenOf('greedy'), tokenOf('modest')]);
    const calm = await askAs(modest)(new Agent());
    let isOver = false;
    const served: Told[] = [];
    const serving = (async () => {
      const agent = new Agent({ keepAlive: true });
      while (!isOver) served.push(await askAs(modest)(agent));
      agent.destroy();
    })();
    const outcome = await crowd(askAs(greedy), calm.text);
    isOver = true;
    await serving;
    process.stdout.write(
      `A greedy caller: ${JSON.stringify(outcome.counts)}; a modest one meanwhile: ${served.length} answers\n`,
    );

    expect(outcome.broken).toEqual([]);
    expect(Object.keys(outcome.counts)).toEqual(['200', '429']);
    expect(outcome.whole).toBeGreaterThan(0);
    expect(outcome.whole + outcome.late).toBe(outcome.counts[200]);
    expect([...outcome.refusals].every((text) => /^1 .*"code":"TOO_MANY_REQUESTS","limit":32/.test(text))).toBe(true);
    expect(served.length).toBeGreaterThan(0);
    expect(served.map(({ status }) => status)).toEqual(served.map(() => 200));
    expect(served.filter(({ text }) => text === calm.text).length).toBeGreaterThan(0);
    expect(served.filter((told) => told.text !== calm.text && !isLate(told))).toEqual([]);
  }, 60_000);
});

describe('Asking a subgraph for five times what it takes', () => {
  it('is answered or sent away with 503 and Retry-After; afterwards all is as before', async () => {
    const { network } = suite.services;
    const token = await tokenOf('gateway');
    const body = JSON.stringify({ query: `{ unit(id: "${ALPHA}") { id shortName names { name } } }` });
    const ask = (agent: Agent) =>
      send(
        agent,
        new URL('/graphql', network.url).href,
        { authorization: `Bearer ${token}`, [SIGNATURE_HEADER]: signatureOf(suite.secret, body, new Date()) },
        body,
      );
    const calm = await ask(new Agent());
    expect(JSON.parse(calm.text)).not.toHaveProperty('errors');
    const before = await stateOf(network);
    let most = 0;
    let isOver = false;
    const looking = (async () => {
      for (; !isOver; await wait(250)) most = Math.max(most, (await stateOf(network)).waiting);
    })();
    const outcome = await crowd(ask, calm.text);
    isOver = true;
    await looking;
    const after = await stateOf(network);
    tell(`Subgraph, at most ${most} waiting for a connection`, outcome, before, after);

    expect(outcome.broken).toEqual([]);
    expect(Object.keys(outcome.counts)).toEqual(['200', '503']);
    expect(outcome.whole).toBeGreaterThan(0);
    expect(outcome.whole + outcome.late).toBe(outcome.counts[200]);
    for (const text of outcome.refusals) expect(text).toMatch(/^1 .*"code":"(OVERLOADED|UNAVAILABLE)"/);
    expect([...outcome.refusals].join()).toContain('OVERLOADED');
    expect(most).toBeLessThanOrEqual(128);
    expect(after.residentMb).toBeLessThan(before.residentMb + 200);
    expect((await ask(new Agent())).text).toBe(calm.text);
  }, 60_000);
});
