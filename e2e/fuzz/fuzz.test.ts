import { readFileSync } from 'node:fs';
import { SERVICES, type Suite, startSuite } from '@metodnet/testing/suite';
import { eventually } from '../asking.js';
import { type Report, run } from './campaign.js';
import { behind, brokenSequences, comparedWithNaive, deadLetters, told } from './invariants.js';
import { readyCampaign } from './ready-campaign.js';
import { REGION } from './two-municipalities.js';

/** `npm run fuzz -- --seed 7 --runs 10000` repeats a run, and makes a long one. */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122);
const runs = Number(process.env.FUZZ_RUNS ?? 500);

let suite: Suite;
let first: Report;
let second: Report;
let changes: number;
let growth: Readonly<Record<string, number>>;

beforeAll(async () => {
  suite = await startSuite();
  const campaign = await readyCampaign(suite);
  const begun = await changesTold();
  first = await run(campaign, seed, Math.ceil(runs / 2));
  const [half, at] = [resident(), performance.now()];
  second = await run(campaign, seed + 1, Math.floor(runs / 2));
  changes = (await changesTold()) - begun;
  growth = Object.fromEntries(Object.entries(resident()).map(([name, mib]) => [name, mib - (half[name] ?? 0)]));
  const rate = Math.round((runs / 2 / (performance.now() - at)) * 1_000);
  const report = {
    seed,
    runs,
    rate,
    slowestMs: Math.max(first.slowest, second.slowest),
    changes,
    growth,
    resident: resident(),
  };
  process.stdout.write(`${JSON.stringify({ ...report, first: first.counts, second: second.counts }, null, 1)}\n`);
}, 3_600_000);
afterAll(() => suite?.stop(), 60_000);

const changesTold = async () =>
  (await told(suite, 'network')) + (await told(suite, 'staffing')) + (await told(suite, 'events'));

const resident = (): Record<string, number> =>
  Object.fromEntries(
    [...SERVICES.map((name) => suite.services[name]), suite.gateway].map(({ name, pid }) => {
      const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return [name, Math.round(Number(kib) / 1_024)];
    }),
  );

describe('Asking whatever fits the schemas, and what nearly does', () => {
  it('is answered or refused as declared, to each what is theirs, the same directly and through the gateway', () => {
    expect([...first.findings, ...second.findings]).toEqual([]);
  });

  it('is answered often, refused for many reasons, and changes things', () => {
    const count = (what: string) => (first.counts[what] ?? 0) + (second.counts[what] ?? 0);
    expect(count('answered')).toBeGreaterThan(runs / 10);
    expect(count('the same directly and through the gateway')).toBeGreaterThan(runs / 50);
    expect(changes).toBeGreaterThan(0);
    for (const code of [
      'BAD_USER_INPUT',
      'FORBIDDEN',
      'NOT_FOUND',
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
    ])
      expect([code, count(`refused: ${code}`)]).not.toEqual([code, 0]);
  });

  it('lets every process live, none of them alarmed, none of them growing without end', () => {
    expect(suite.alive()).toEqual([...SERVICES, 'gateway']);
    const alarms = suite
      .written()
      .split('\n')
      .filter((line) => /"level":(50|60)\b|"level":"(error|fatal)"|Uncaught/.test(line));
    expect(alarms).toEqual([]);
    for (const [name, mib] of Object.entries(growth)) expect([name, mib > 100 && mib]).toEqual([name, false]);
  });

  it('leaves outboxes without gaps, no dead letter, and figures that a recomputation confirms', async () => {
    await eventually(async () => {
      expect(await brokenSequences(suite)).toEqual([]);
      expect(await behind(suite)).toEqual([]);
    }, 30_000);
    expect(await deadLetters(suite)).toEqual([]);
    const { compared, different } = await comparedWithNaive(suite, REGION);
    expect(different).toEqual([]);
    // Changes may close units; that none is lost is compared too.
    expect(compared).toBeGreaterThan(100);
  });
});
