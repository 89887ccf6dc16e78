import type { DemoPerson } from '@metodnet/demo';
import { calendarDate as day, type UnitId } from '@metodnet/kernel';
import { type Suite, startSuite } from '@metodnet/testing/suite';
import { Client, eventually } from './asking.js';
import { type Filled, fill } from './filling.js';
import { ALPHA, BETA, DELTA, EAST, EMPTY, GAMMA, journeyNetwork, REGION, WEST } from './journey.network.js';
import { figuresOf } from './recomputation.js';
import { type Row, type Table, tableOf } from './table.js';

const INDICATORS = ['IND-03', 'IND-04', 'IND-05', 'IND-D1'] as const;
const QUARTERS = [
  ['2024-Q1', '2024-03-31'],
  ['2025-Q4', '2025-12-31'],
  ['2026-Q1', '2026-03-31'],
  ['2026-Q2', '2026-06-30'],
  ['2026-Q3', '2026-09-30'],
] as const;
const NODES: readonly UnitId[] = [REGION, WEST, EAST, ALPHA, BETA, GAMMA, DELTA, EMPTY];
/** T12 §8 and NRM-01, acts of the city of Tomsk: nobody else has a target. */
const TARGETS: Readonly<Record<(typeof INDICATORS)[number], number>> = {
  'IND-03': 80,
  'IND-04': 75,
  'IND-05': 50,
  'IND-D1': 260,
};

let suite: Suite;
let filled: ReadonlyMap<DemoPerson, Filled>;
let analyst: Client;

beforeAll(async () => {
  suite = await startSuite();
  filled = await fill(suite, journeyNetwork);
  analyst = await Client.of(suite, { subject: 'analyst', grants: [{ role: 'regional-operator', unit: REGION }] });
  await eventually(async () => {
    const { rows, coverage } = await ask('2026-Q2');
    expect(coverage.answered).toBe(4);
    for (const row of rows) expectFigures(row, '2026-06-30');
  }, 30_000);
}, 180_000);
afterAll(() => suite?.stop(), 60_000);

const ask = (period: string): Promise<Table> =>
  tableOf(analyst, {
    indicators: INDICATORS,
    unit: REGION,
    select: 'DESCENDANTS',
    levels: ['HUB', 'MUNICIPALITY'],
    includeSelf: true,
    hierarchy: 'NETWORK',
    from: period,
    to: period,
  });

const expectedOf = (row: Row, on: string) => {
  const figure = figuresOf(journeyNetwork, row.unit as UnitId, day(on))[String(row.indicator)];
  if (!figure) throw new Error(`No recomputation of ${row.indicator}`);
  return figure;
};

function expectFigures(row: Row, on: string): void {
  if (row.unit === EMPTY) return;
  const { numerator, denominator } = expectedOf(row, on);
  expect([row.unit, row.indicator, row.numerator, row.denominator]).toEqual([
    row.unit,
    row.indicator,
    numerator,
    denominator,
  ]);
}

describe('The regional operator asks for the staff of all methodical services', () => {
  it.each(QUARTERS)('and gets the figures of %s, equal to a recomputation to the last digit', async (period, on) => {
    const { rows } = await ask(period);
    expect(rows.length).toBe(NODES.length * INDICATORS.length);
    for (const row of rows) {
      expectFigures(row, on);
      const { numerator, denominator } = expectedOf(row, on);
      const scale = row.indicator === 'IND-D1' ? 1 : 100;
      if (row.unit !== EMPTY) expect(row.value).toBe(denominator === 0 ? null : (numerator * scale) / denominator);
    }
  });

  it('counts a methodist of two municipalities once in their hub', async () => {
    const { rows } = await ask('2026-Q2');
    const methodists = (unit: UnitId) =>
      rows.find((row) => row.unit === unit && row.indicator === 'IND-03')?.denominator;
    // Alpha has four and Beta two, of whom one works in both.
    expect([methodists(ALPHA), methodists(BETA), methodists(WEST)]).toEqual([4, 2, 5]);
  });

  it('has the targets of the city’s standard, met at their very edge, and none where no act sets one', async () => {
    const { rows } = await ask('2026-Q2');
    const own = rows.filter(({ unit }) => unit === ALPHA);
    expect(Object.fromEntries(own.map(({ indicator, target }) => [indicator, target]))).toEqual(TARGETS);
    expect(Object.fromEntries(own.map(({ indicator, value, status }) => [indicator, [value, status]]))).toEqual({
      'IND-03': [75, 'NOT_MET'], // three of four; 80 is asked
      'IND-04': [50, 'NOT_MET'], // the course of 30 June 2021 counts on 30 June 2026 for the last time
      'IND-05': [50, 'MET'], // two of four; 50 is asked
      'IND-D1': [13 / 3.5, 'MET'], // thirteen educators to three and a half posts; at most 260
    });
    const others = rows.filter(({ unit }) => ![ALPHA, EMPTY].includes(unit as UnitId));
    expect(new Set(others.map(({ status, target }) => `${status} ${target}`))).toEqual(new Set(['NO_TARGET null']));
  });

  it('hears who has not answered, and no zero in their place', async () => {
    const { rows, coverage } = await ask('2026-Q2');
    expect(coverage).toEqual({ expected: 5, answered: 4, missing: [EMPTY], stale: [] });
    for (const row of rows.filter(({ unit }) => unit === EMPTY)) {
      expect([row.numerator, row.denominator, row.value, row.status]).toEqual([null, null, null, 'NOT_SUBMITTED']);
    }
  });

  it('ranks municipalities within their hub', async () => {
    const { rows } = await ask('2026-Q2');
    const ranked = rows.filter(({ indicator, level }) => indicator === 'IND-04' && level === 'MUNICIPALITY');
    // 50 and 100 per cent in the west; 100 and 0 in the east, where one has not answered.
    expect(ranked.map(({ unit, rank, rank_of }) => [unit, rank, rank_of]).sort()).toEqual(
      [
        [ALPHA, 2, 2],
        [BETA, 1, 2],
        [GAMMA, 1, 2],
        [DELTA, 2, 2],
        [EMPTY, null, null],
      ].sort(),
    );
  });
});

describe('Going behind a figure', () => {
  const FACTS = `query Facts($observation: ID!) {
    facts(observation: $observation, first: 200) {
      totalCount
      nodes {
        eventId type subject inNumerator inDenominator
        entity {
          __typename
          ... on Person { id lastName }
          ... on Employment { id unit { id names { name } } person { id lastName } }
        }
      }
    }
  }`;
  interface Facts {
    readonly facts: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly type: string;
        readonly subject: string;
        readonly inNumerator: boolean;
        readonly inDenominator: boolean;
        readonly entity: {
          readonly __typename: string;
          readonly id: string;
          readonly lastName?: string | null;
          readonly person?: { readonly id: string; readonly lastName: string | null } | null;
        } | null;
      }[];
    };
  }

  let observation: string;
  beforeAll(async () => {
    const { rows } = await ask('2026-Q2');
    observation = String(rows.find(({ unit, indicator }) => unit === ALPHA && indicator === 'IND-04')?.observation);
  });

  const methodists = () =>
    journeyNetwork.staff.people.filter(({ employments: [job] }) => job?.unit === `${ALPHA}-service`);

  it('leads to the domain events of exactly those who are counted', async () => {
    const { facts } = await analyst.get<Facts>(FACTS, { observation });
    const jobs = facts.nodes.filter(({ type }) => type === 'staffing.employed.v1');
    expect(jobs.map(({ subject }) => subject).sort()).toEqual(
      methodists()
        .map((person) => `employment:${filled.get(person)?.employmentIds[0]}`)
        .sort(),
    );
    expect(jobs.every(({ inDenominator }) => inDenominator)).toBe(true);
    const courses = facts.nodes.filter(
      ({ type, inNumerator }) => type === 'staffing.qualification-completed.v1' && inNumerator,
    );
    expect(courses.map(({ subject }) => subject).sort()).toEqual(
      methodists()
        .slice(0, 2) // the third one's course is too old
        .map((person) => `qualification:${filled.get(person)?.qualificationIds[0]}`)
        .sort(),
    );
  });

  it('and through them to the people, by name for those who may read names', async () => {
    const { facts } = await analyst.get<Facts>(FACTS, { observation });
    const people = facts.nodes.flatMap(({ entity }) => (entity?.person ? [entity.person] : []));
    expect(new Set(people.map(({ lastName }) => lastName))).toEqual(
      new Set(methodists().map(({ lastName }) => lastName)),
    );
  });

  it('without names for a hub’s operator, who may read posts and not names', async () => {
    const operator = await Client.of(suite, { grants: [{ role: 'hub-operator', unit: WEST }] });
    const { facts } = await operator.get<Facts>(FACTS, { observation });
    const people = facts.nodes.flatMap(({ entity }) => (entity?.person ? [entity.person] : []));
    expect(people.length).toBeGreaterThan(0);
    expect(people.every(({ lastName }) => lastName === null)).toBe(true);
  });

  it('is FORBIDDEN to whoever may read figures only, and the figure is unknown to a stranger', async () => {
    const reader = await Client.of(suite, { grants: [{ role: 'bi-reader', unit: REGION }] });
    expect(await reader.codes(FACTS, { observation })).toEqual(['FORBIDDEN']);
    const stranger = await Client.of(suite, { grants: [{ role: 'municipal-operator', unit: GAMMA }] });
    expect(await stranger.codes(FACTS, { observation })).toEqual(['NOT_FOUND']);
  });
});
