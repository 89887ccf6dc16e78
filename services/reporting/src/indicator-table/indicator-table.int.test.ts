import type { Fault } from '@metodnet/kernel';
import { Works } from '@metodnet/store';
import { DataSource } from 'typeorm';
import { FactQueries } from '../facts/facts.queries.js';
import { actor, aQuery, day, type Reporting, Story, startReporting } from '../reporting.fixture.js';
import { IndicatorTableQueries } from './indicator-table.queries.js';
import type { Observation } from './observation.js';
import type { IndicatorQuery } from './query.js';
import { toNumber } from './quotient.js';

const region = actor({ 'regional-operator': 'ru-tom' });
const tomskOperator = actor({ 'municipal-operator': 'ru-tom-tomsk' });
const hubOperator = actor({ 'hub-operator': 'ru-tom-hub-tomsk' });
const stranger = actor({ 'regional-operator': 'ru-pnz' });

describe('Asking for a table of indicators', () => {
  let reporting: Reporting;
  const story = new Story();
  const [tomsk, tomsky, seversk] = ['ru-tom-tomsk', 'ru-tom-tomsky', 'ru-tom-seversk'] as const;

  beforeAll(async () => {
    reporting = await startReporting();
    story.unit('ru', 'INTER_REGIONAL_NETWORK', 'INTER_REGIONAL');
    story.unit('ru-tom', 'REGION', 'REGION', 'ru', 'INTER_REGIONAL');
    story.unit('ru-pnz', 'REGION', 'REGION', 'ru', 'INTER_REGIONAL');
    for (const hub of ['ru-tom-hub-tomsk', 'ru-tom-hub-north']) {
      story.unit(hub, 'HUB', 'HUB', 'ru-tom', 'REGION', 'ru-tom');
    }
    for (const id of [tomsk, tomsky, seversk]) {
      story.unit(id, 'MUNICIPALITY', 'MUNICIPALITY', 'ru-tom', 'REGION');
      story.unit(`${id}-school-1`, 'SCHOOL', 'ORGANISATION', id, 'MUNICIPALITY', id);
      story.unit(`${id}-centre`, 'METHODICAL_CENTRE', 'ORGANISATION', id, 'MUNICIPALITY', id);
    }
    const hub = (parentId: string, from: string, to: string | null) =>
      ({ parentId, parentLevel: 'HUB', from: day(from), to: to === null ? null : day(to) }) as const;
    story.place(tomsk, 'MUNICIPALITY', [hub('ru-tom-hub-tomsk', '2020-01-01', null)]);
    // Tomsk district moved from one hub to the other on 1 April 2026.
    const moved = [hub('ru-tom-hub-north', '2020-01-01', '2026-04-01'), hub('ru-tom-hub-tomsk', '2026-04-01', null)];
    story.place(tomsky, 'MUNICIPALITY', moved);

    // Tomsk: 3 of 4 methodists with higher education; the district: 1 of 1; Seversk has told nothing.
    for (const higherEducation of [true, true, true, false]) {
      story.employ(tomsk, story.person(tomsk, { higherEducation }), `${tomsk}-centre`, { methodist: true });
    }
    const shared = story.person(tomsky, { higherEducation: true });
    story.employ(tomsky, shared, `${tomsky}-centre`, { methodist: true });
    story.employ(tomsky, shared, `${tomsky}-school-1`);
    await reporting.hear(story);
  });
  afterAll(() => reporting.stop());

  const ask = async (given: Partial<IndicatorQuery>, by = region) =>
    (await reporting.tables.table(by, aQuery(given), { first: 1_000 })).rows;
  const told = ({ unit, period, result, rank }: Observation) => ({
    unit: unit.id,
    period: period.name,
    value: result.quotient && toNumber(result.quotient),
    status: result.status,
    rank: rank && `${rank.rank}/${rank.of}`,
  });
  const refusal = async (given: Partial<IndicatorQuery>, by = region) => {
    const { code, details } = await ask(given, by).then(
      () => ({ code: 'answered', details: {} }),
      (error: Fault) => error,
    );
    return { code, ...details };
  };

  it('gives the region and its municipalities, each with its own target, status and place', async () => {
    const rows = await ask({ unit: 'ru-tom', select: 'CHILDREN', includeSelf: true });
    expect(rows.map(told)).toEqual([
      { unit: 'ru-tom', period: '2026-M06', value: 80, status: 'NO_TARGET', rank: null },
      { unit: seversk, period: '2026-M06', value: null, status: 'NOT_SUBMITTED', rank: null },
      { unit: tomsk, period: '2026-M06', value: 75, status: 'NOT_MET', rank: '2/2' },
      { unit: tomsky, period: '2026-M06', value: 100, status: 'NO_TARGET', rank: '1/2' },
    ]);
    expect(rows[2]?.result.target).toMatchObject({ unitId: tomsk, value: '80' });
  });

  it('ranks a unit among all its siblings, whichever of them are asked for', async () => {
    const rank = async (given: Partial<IndicatorQuery>, by = region) =>
      Object.fromEntries((await ask(given, by)).map(told).map(({ unit, rank }) => [unit, rank]));
    expect(await rank({ unit: tomsk })).toEqual({ [tomsk]: '2/2' });
    expect(await rank({ unit: null, units: [tomsky, seversk] })).toEqual({ [tomsky]: '1/2', [seversk]: null });
    expect(await rank({ unit: 'ru-tom', select: 'CHILDREN', where: { categories: ['LOW_RESULTS'] } })).toEqual({});
    // Along the network, Seversk stands under the region itself: beside hubs, none of which is of its level.
    expect(await rank({ unit: tomsky, hierarchy: 'NETWORK' })).toEqual({ [tomsky]: '1/2' });
    expect(await rank({ unit: tomsky, hierarchy: 'NETWORK', from: '2026-M03', to: '2026-M03' })).toEqual({
      [tomsky]: '1/1',
    });
    expect(await rank({ unit: tomsky, treeAsOf: day('2026-03-31'), hierarchy: 'NETWORK' })).toEqual({
      [tomsky]: '1/1',
    });
  });

  it('gives no rank to someone who does not see all siblings, and one within reach when it is asked by level', async () => {
    const [own] = await ask({ unit: tomsk }, tomskOperator);
    expect(own && told(own)).toMatchObject({ value: 75, rank: null });
    const [level] = await ask({ unit: tomsk, rankWithin: 'LEVEL' }, tomskOperator);
    expect(level && told(level)).toMatchObject({ rank: '1/1' });
    expect((await ask({ unit: tomsk, rankWithin: 'LEVEL' })).map(told)).toMatchObject([{ rank: '2/2' }]);
    // The hub's operator sees both municipalities of the hub, but not Seversk.
    expect((await ask({ unit: tomsk, hierarchy: 'NETWORK' }, hubOperator)).map(told)).toMatchObject([{ rank: '2/2' }]);
    expect((await ask({ unit: tomsk }, hubOperator)).map(told)).toMatchObject([{ rank: null }]);
  });

  it('inherits a target from the nearest unit above', async () => {
    const [row] = await ask({ unit: `${tomsk}-centre` });
    expect(row?.result).toMatchObject({ status: 'NOT_MET', target: { unitId: tomsk } });
  });

  it('says which municipalities were expected, which answered and which are missing', async () => {
    const { coverage } = await reporting.tables.table(region, aQuery({ unit: 'ru-tom' }), { first: 1 });
    const dataAsOf = new Date('2026-11-01T00:00:00Z');
    const heard = [
      { unit: tomsk, dataAsOf },
      { unit: tomsky, dataAsOf },
    ];
    expect(coverage).toEqual({ expected: 3, answered: 2, missing: [seversk], heard, stale: [] });
  });

  it('follows, along the tree of another day, the targets of those who governed in the period', async () => {
    const [row] = await ask({ unit: `${tomsk}-centre`, treeAsOf: day('2026-01-01') });
    expect(row?.result.target).toMatchObject({ unitId: tomsk });
  });

  it('tells data apart that nobody has renewed for a year', async () => {
    const at = async (now: string, month: string) => {
      const later = await startReporting(now);
      await later.hear(story);
      const table = await later.tables.table(region, aQuery({ from: month, to: month }), { first: 1 });
      await later.stop();
      return table.rows[0]?.result.status;
    };
    // The last event is of 1 November 2026, midnight: a year and a day later is the last moment at which it is fresh.
    expect(await at('2027-11-02T00:00:00Z', '2027-M11')).toBe('NOT_MET');
    expect(await at('2027-11-02T00:00:01Z', '2027-M11')).toBe('STALE');

    const later = await startReporting('2027-12-01T00:00:00Z');
    await later.hear(story);
    const query = aQuery({ from: '2027-M11', to: '2027-M11' });
    const { rows, coverage } = await later.tables.table(region, query, { first: 1 });
    expect(rows[0]?.result).toMatchObject({ status: 'STALE', numerator: 3n, denominator: 4n });
    expect(coverage).toMatchObject({ expected: 1, answered: 1, stale: [{ unit: tomsk }] });
    // Early 2026 was over before the data grew old.
    const before = await later.tables.table(region, aQuery(), { first: 1 });
    expect(before.rows[0]?.result.status).toBe('NOT_MET');
    await later.stop();
  });

  it('composes hubs of their municipalities as they were in each period, and as of a day when asked', async () => {
    const hubs = {
      unit: 'ru-tom',
      select: 'DESCENDANTS',
      levels: ['HUB'],
      hierarchy: 'NETWORK',
      grain: 'MONTH',
    } as const;
    const value = ({ unit, period, result: { denominator } }: Observation) =>
      `${unit.id.replace('ru-tom-hub-', '')} ${period.name}: ${denominator}`;
    const span = { from: '2026-M03', to: '2026-M04' };
    expect((await ask({ ...hubs, ...span })).map(value)).toEqual([
      'north 2026-M03: 1',
      'tomsk 2026-M03: 4',
      'north 2026-M04: 0',
      'tomsk 2026-M04: 5',
    ]);
    expect((await ask({ ...hubs, ...span, treeAsOf: day('2026-03-31') })).map(value)).toEqual([
      'north 2026-M03: 1',
      'tomsk 2026-M03: 4',
      'north 2026-M04: 1',
      'tomsk 2026-M04: 4',
    ]);
    expect((await ask({ ...hubs, ...span, treeAsOf: day('2026-04-01') })).map(value)[0]).toBe('north 2026-M03: 0');
  });

  it('gives municipalities with their hubs along the network, those outside every hub directly under the region', async () => {
    const rows = await ask({
      unit: 'ru-tom',
      select: 'DESCENDANTS',
      levels: ['HUB', 'MUNICIPALITY'],
      hierarchy: 'NETWORK',
    });
    expect(rows.map(({ unit, parent }) => `${unit.id} < ${parent}`)).toEqual([
      'ru-tom-hub-north < ru-tom',
      'ru-tom-hub-tomsk < ru-tom',
      `${seversk} < ru-tom`,
      `${tomsk} < ru-tom-hub-tomsk`,
      `${tomsky} < ru-tom-hub-tomsk`,
    ]);
  });

  it('gives the same figure of the region along both hierarchies', async () => {
    for (const hierarchy of ['ADMINISTRATIVE', 'NETWORK'] as const) {
      const [row] = await ask({ unit: 'ru-tom', hierarchy });
      expect(row?.result).toMatchObject({ numerator: 4n, denominator: 5n });
    }
  });

  it('serves every grain, an academic year by its 31 August', async () => {
    const names = async (from: string, to: string, grain: IndicatorQuery['grain']) =>
      (await ask({ from, to, grain })).map(({ period }) => `${period.name} ${period.start} ${period.end}`);
    expect(await names('2024-AY', '2025-AY', 'ACADEMIC_YEAR')).toEqual([
      '2024-AY 2024-09-01 2025-08-31',
      '2025-AY 2025-09-01 2026-08-31',
    ]);
    expect(await names('2024-A1', '2024-A1', 'QUARTER')).toHaveLength(4);
    expect(await names('2024-M02', '2024-M05', 'WHOLE')).toEqual(['2024-M02..2024-M05 2024-02-01 2024-05-31']);
    expect(await names('2024-Q1', '2024-Q1', 'WHOLE')).toEqual(['2024-Q1 2024-01-01 2024-03-31']);
    expect(await names('2024-M12', '2025-M01', 'YEAR')).toEqual([
      '2024-A1 2024-01-01 2024-12-31',
      '2025-A1 2025-01-01 2025-12-31',
    ]);
  });

  it('knows whether a period is over', async () => {
    const rows = await ask({ from: '2026-M10', to: '2026-M11', grain: 'MONTH' });
    expect(rows.map(({ state }) => state)).toEqual(['ENDED', 'OPEN']);
  });

  it('orders by value with the absent last, and pages without losing or repeating a row', async () => {
    const query = aQuery({
      ...{ unit: 'ru-tom', select: 'DESCENDANTS', orderBy: [{ by: 'VALUE', direction: 'DESC' }] },
      levels: ['MUNICIPALITY'],
    });
    const all = await reporting.tables.table(region, query, { first: 10 });
    expect(all.rows.map(({ unit }) => unit.id)).toEqual([tomsky, tomsk, seversk]);

    const { cursorOf } = await import('./order.js');
    const first = await reporting.tables.table(region, query, { first: 2 });
    const after = cursorOf(first.queryName, first.rows[1] as Observation, 1);
    const second = await reporting.tables.table(region, query, { first: 2, after });
    expect(second.rows.map(({ unit }) => unit.id)).toEqual([seversk]);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    await expect(reporting.tables.table(region, { ...query, from: '2026-M05' }, { first: 2, after })).rejects.toThrow(
      /cursor/,
    );
  });

  it('selects by kind, and by a category on the reference date', async () => {
    const below = { unit: tomsk, select: 'DESCENDANTS' } as const;
    const ids = async (where: IndicatorQuery['where']) =>
      (await ask({ ...below, where: where ?? null })).map(({ unit }) => unit.id);
    expect(await ids({ kinds: ['SCHOOL'] })).toEqual([`${tomsk}-school-1`]);
    expect(await ids({ kinds: ['SCHOOL'], categories: ['LOW_RESULTS'] })).toEqual([]);
  });

  it('shows a municipality to its operator and to its hub’s, and nothing of others', async () => {
    expect((await ask({ unit: tomsk }, tomskOperator)).map(told)).toMatchObject([{ value: 75 }]);
    expect((await ask({ unit: tomsky }, hubOperator)).map(told)).toMatchObject([{ value: 100 }]);
    expect(await refusal({ unit: tomsky }, tomskOperator)).toEqual({ code: 'NOT_FOUND' });
    expect(await refusal({ unit: seversk }, hubOperator)).toEqual({ code: 'NOT_FOUND' });
    expect(await refusal({ unit: 'ru-tom' }, stranger)).toEqual({ code: 'NOT_FOUND' });
  });

  it('refuses an unknown unit in the words in which it refuses one out of reach', async () => {
    const words = (unit: string) => ask({ unit }, tomskOperator).catch(({ sentence }: Fault) => sentence);
    expect(await words('ru-tom-nowhere')).toEqual(await words(tomsky));
  });

  it('answers from below without a check of its own: row-level security holds alone', async () => {
    const visible = (by: typeof region) =>
      reporting.works.read(by, (work) =>
        work.query<{ id: string }>('select distinct unit.id from step join unit on unit.key = step.node order by 1'),
      );
    expect((await visible(tomskOperator)).map(({ id }) => id)).toEqual([tomsk, `${tomsk}-centre`, `${tomsk}-school-1`]);
    expect(await visible(stranger)).toEqual([]);
    const behind = await reporting.works.read(stranger, (work) =>
      work.query('select from member union all select from fact'),
    );
    expect(behind).toEqual([]);
  });

  it('refuses by its own check too: a connection that row-level security lets see everything does not help', async () => {
    const everything = await new DataSource({ type: 'postgres', url: reporting.database.workerUrl }).initialize();
    const { units, forests, parts } = reporting;
    const tables = new IndicatorTableQueries(new Works(everything), units, forests, parts.clock, parts.timeZone);
    const facts = new FactQueries(new Works(everything), units, forests);
    const refused = { code: 'NOT_FOUND' };
    await expect(tables.table(stranger, aQuery(), { first: 1 })).rejects.toMatchObject(refused);
    const observation = `IND-03~${tomsk}~2026-M06~ADMINISTRATIVE~as-was`;
    await expect(facts.facts(stranger, observation, { first: 1, check: () => undefined })).rejects.toMatchObject(
      refused,
    );
    await everything.destroy();
  });

  it.each([
    [{ asOf: new Date('2026-01-01T00:00:00Z') }, 'asOf'],
    [{ breakdown: ['kind'] }, 'breakdown'],
    [{ groups: ['QZ'] }, 'groups'],
    [{ updatedAfter: new Date('2026-01-01T00:00:00Z') }, 'updatedAfter'],
  ])('refuses what is not served yet: %j', async (given, argument) => {
    expect(await refusal(given)).toEqual({ code: 'NOT_SERVED_YET', argument });
  });

  it('takes a figure of this minute for one of now', async () => {
    expect(await refusal({ asOf: new Date('2026-11-22T06:00:59Z') })).toEqual({ code: 'answered' });
    expect(await refusal({ asOf: new Date('2026-11-22T06:01:01Z') })).toMatchObject({ code: 'NOT_SERVED_YET' });
  });

  it.each([{ from: '2026' }, { from: '2026-13' }, { to: '2026-Q5' }, { from: '2026-M07', to: '2026-M06' }])(
    'refuses a malformed or reversed period: %j',
    async (given) => {
      expect(await refusal(given)).toMatchObject({ code: 'BAD_USER_INPUT' });
    },
  );

  it('refuses an unknown indicator and names those there are; D1 is short for IND-D1', async () => {
    expect(await refusal({ indicators: ['IND-999'] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'indicators',
    });
    expect(await refusal({ indicators: ['D1', 'IND-D1'] })).toEqual({ code: 'answered' });
    expect(await refusal({ unit: null })).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'unit' });
  });
});
