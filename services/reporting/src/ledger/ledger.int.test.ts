import { busMigrations } from '@metodnet/bus';
import { type Envelope, Hierarchy } from '@metodnet/contracts';
import { addDays, calendarDate, firstDayOfMonth, lastDayOfMonth, parsePeriod, periodOf } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import { type TestDatabase, testDatabase } from '@metodnet/testing';
import fc from 'fast-check';
import pg from 'pg';
import { type AskedPeriod, askedPeriods } from '../indicator-table/periods.js';
import { readLoads } from '../indicator-table/read-distribution.js';
import { readDuring } from '../indicator-table/read-during.js';
import { readFigures, readFiguresAlong } from '../indicator-table/read-figures.js';
import { toldSides } from '../indicator-table/sides.js';
import { read } from '../indicators/define-indicator.js';
import { indicators, measures } from '../indicators/index.js';
import { educators, regionalMethodists } from '../indicators/measures.js';
import { ledgerProjection } from '../ledger.projection.js';
import { ForestReader } from '../tree/forest-reader.js';
import { measureKeys } from './dictionary.js';
import { type Flow, isFlow, measureFor } from './flow.js';
import { History } from './history.fixture.js';
import { chanceOf, interleave, WORLD } from './lanes.fixture.js';
import type { Measure } from './measure.js';
import { Naive, type Truth } from './naive.fixture.js';
import { keptUnder } from './tree.js';
import { LedgerWriter } from './writer.js';

/** Every indicator by each of its readings. */
const readings = indicators.flatMap((indicator) => [
  indicator,
  ...indicator.readings.slice(1).map((reading) => read(indicator, reading)),
]);

/** Every figure that the ledger keeps: of each indicator, reading and length of period. */
const kept = readings.flatMap((indicator) => {
  const grains = isFlow(indicator.value.numerator) ? indicator.value.numerator.kept.keys() : [undefined];
  return [...grains].map((grain) => {
    const [numerator = '', denominator = null] = toldSides(indicator.value).map(
      (side) => (measureFor(side, grain ?? null) as Measure).name,
    );
    return { numerator, denominator, indicator, meant: { variant: indicator.variant, ...(grain ? { grain } : {}) } };
  });
});

/** The same histories in every run of the tests; others and more of them by LEDGER_SEED and LEDGER_RUNS. */
const SEED = Number(process.env.LEDGER_SEED ?? 1);
const RUNS = Number(process.env.LEDGER_RUNS ?? 15);
/** The first of them are such that in one or another something of every indicator occurs. */
const RICH = [19, 7, 1, 4, 6, 72].map((seed): [seed: number, acts: number, order: number] => [seed, 150, seed]);

/** Asks jest only where they differ: of a hundred thousand figures it would take longer than they do. */
function expectSame(written: Record<keyof Truth, unknown>, expected: Truth, which: object): void {
  if (written.numerator === expected.numerator && written.denominator === expected.denominator) return;
  expect({ ...which, ...written }).toEqual({ ...which, ...expected });
}

describe('Writing domain events into the ledger', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let owner: pg.Client;
  let sql: Sql;

  beforeAll(async () => {
    database = await testDatabase(busMigrations, {
      name: 'reporting',
      dir: new URL('../../migrations/', import.meta.url),
    });
    client = new pg.Client({ connectionString: database.workerUrl });
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await Promise.all([client.connect(), owner.connect()]);
    // The reads along another tree answer for what the asking actor reaches: here, everything.
    const grants = WORLD.map(({ id }) => ({ role: 'bi-reader', unit: id }));
    await client.query("select set_config('metodnet.grants', $1, false)", [JSON.stringify(grants)]);
    sql = { query: async (text, params = []) => (await client.query(text, [...params])).rows };
  });
  afterAll(async () => {
    await Promise.all([client.end(), owner.end()]);
    await database.drop();
  });

  const forget = () =>
    owner.query(
      'truncate unit, unit_name, unit_tag, told_by, edge, ancestor, holder, statement, source_event, fact, member, step restart identity',
    );

  /** Applies the events in batches of random sizes, each in a transaction of its own. */
  async function write(events: readonly Envelope[], chance: (below: number) => number, counted = measures) {
    const writer = new LedgerWriter(counted);
    for (let start = 0; start < events.length; ) {
      const size = 1 + chance(chance(3) ? 4 : 60);
      const batch = events.slice(start, start + size).flatMap((event) => ledgerProjection.read(event) ?? []);
      await client.query('begin');
      await writer.apply(sql, batch);
      await client.query('commit');
      start += size;
    }
  }

  const months = [
    '2021-M06',
    '2022-M02',
    '2022-M12',
    '2023-M08',
    '2024-M02',
    '2024-M03',
    '2024-M10',
    '2024-M12',
    '2025-M08',
    '2026-M12',
  ].map((name) => parsePeriod(name)?.lastMonth as number);

  const BUSY = parsePeriod('2024-M12')?.lastMonth as number;

  async function figures() {
    const keys = await measureKeys(sql);
    const units = await sql.query<{ id: string; key: number }>('select id, key from unit');
    const all = units.map(({ key }) => key);
    const along = (hierarchy: Hierarchy) => {
      const nodes = all.map((node) => ({ node, hierarchy }));
      return readFigures(sql, { measures: [...keys.values()], nodes, months });
    };
    const read = { ADMINISTRATIVE: await along('ADMINISTRATIVE'), NETWORK: await along('NETWORK') };
    const keyOf = new Map(units.map(({ id, key }) => [id, key]));
    return (measure: string, unit: string, hierarchy: Hierarchy, month: number) => {
      const level = WORLD.find(({ id }) => id === unit)?.level as (typeof WORLD)[number]['level'];
      const kept = read[keptUnder(hierarchy, level)];
      return Number(kept.at(keys.get(measure) as number, keyOf.get(unit) as number, month));
    };
  }

  const forest = async () => (await new ForestReader().read(sql)).forest;

  /** Every figure of one month along the tree of some other day. */
  async function compareAlongAnotherTree(truth: Naive, chance: (below: number) => number) {
    const trees = await forest();
    const treeDay = addDays(calendarDate('2021-01-01'), chance(2_100));
    const month = months[chance(months.length)] as number;
    const hierarchy = Hierarchy.options[chance(2)] as Hierarchy;
    const made = new Map(
      WORLD.flatMap(({ id }) => {
        const unit = trees.find(id);
        if (!unit) return [];
        const all = [unit, ...trees.descendantsOf(unit, hierarchy, treeDay)].map(({ key }) => key);
        return [[unit.key, trees.exists(unit, treeDay) ? all : []] as const];
      }),
    );
    const keys = await measureKeys(sql);
    const read = await readFiguresAlong(sql, { measures: [...keys.values()], months: [month] }, made);
    for (const { indicator, meant, numerator, denominator } of kept) {
      for (const { id } of WORLD) {
        const at = (name: string) => Number(read.at(keys.get(name) as number, trees.find(id)?.key as number, month));
        const written = { numerator: at(numerator), denominator: denominator && at(denominator) };
        const expected = truth.of(indicator.code, id, month, hierarchy, { ...meant, treeDay });
        expectSame(written, expected, { code: indicator.code, ...meant, id, treeDay, month });
      }
    }
  }

  /** Every figure of what happened in a range of months that has no name, counted when it is asked for. */
  async function compareDuring(truth: Naive, chance: (below: number) => number) {
    const model = await new ForestReader().read(sql);
    const last = months[chance(months.length)] as number;
    const first = last - chance(15);
    const day = lastDayOfMonth(last);
    const period = askedPeriods(periodOf(first, 'MONTH').name, periodOf(last, 'MONTH').name, 'WHOLE')[0] as AskedPeriod;
    const made = new Map(
      WORLD.flatMap(({ id }) => {
        const unit = model.forest.find(id);
        if (!unit || !model.forest.exists(unit, day)) return [];
        const all = [unit, ...model.forest.descendantsOf(unit, keptUnder('NETWORK', unit.level), day)];
        return [[unit.key, all.map(({ key }) => key)] as const];
      }),
    );
    const flows = readings.filter(({ value }) => isFlow(value.numerator));
    for (const indicator of flows) {
      const side = indicator.value.numerator as Flow;
      const figures = await readDuring(sql, model, side, period, made);
      for (const { id } of WORLD) {
        const written = Number(figures.get(model.forest.find(id)?.key as number) ?? 0);
        const meant = { variant: indicator.variant, since: firstDayOfMonth(first) };
        const expected = truth.of(indicator.code, id, last, 'NETWORK', meant).numerator;
        const which = { code: indicator.code, ...meant, day, id };
        expect({ ...which, written }).toEqual({ ...which, written: expected });
      }
    }
  }

  /** Least, middle and greatest load of the regional methodists of every unit. */
  async function compareLoads(truth: Naive) {
    const [trees, keys] = [await forest(), await measureKeys(sql)];
    const month = months[5] as number;
    const day = lastDayOfMonth(month);
    const placed = WORLD.flatMap(({ id }) => {
      const unit = trees.find(id);
      const all = unit && trees.exists(unit, day) ? [unit, ...trees.descendantsOf(unit, 'NETWORK', day)] : [];
      return all.map(({ key }) => ({ node: unit?.key as number, unit: key, month }));
    });
    const loads = await readLoads(sql, placed, {
      methodists: keys.get(regionalMethodists.name) as number,
      educators: keys.get(educators.name) as number,
    });
    for (const { id } of WORLD) {
      const expected = truth.loads(id, month, 'NETWORK');
      const middle = [
        expected[Math.floor((expected.length - 1) / 2)],
        expected[Math.ceil((expected.length - 1) / 2)],
      ] as [number, number];
      expect(loads.get(`${trees.find(id)?.key} ${month}`)).toEqual(
        expected.length === 0
          ? undefined
          : { minimum: expected[0], median: (middle[0] + middle[1]) / 2, maximum: expected.at(-1) },
      );
    }
  }

  it('counts a new measure from what is already known', async () => {
    const { events } = new History(chanceOf(7), 90).lanes;
    await forget();
    await owner.query('delete from measure');
    await write(events.slice(0, -1), chanceOf(1), measures.slice(0, 3));
    await write(events.slice(-1), chanceOf(1));
    const [figure, truth] = [await figures(), new Naive(events)];
    for (const { indicator, meant, numerator, denominator } of kept) {
      for (const month of months) {
        const written = {
          numerator: figure(numerator, 'ru', 'NETWORK', month),
          denominator: denominator && figure(denominator, 'ru', 'NETWORK', month),
        };
        const which = { code: indicator.code, ...meant, month };
        const expected = truth.of(indicator.code, 'ru', month, 'NETWORK', meant);
        expect({ ...which, ...written }).toEqual({ ...which, ...expected });
      }
    }
  });

  it('gives every indicator at every unit and month-end as a recomputation does, in whatever order owners are heard', async () => {
    const occurred = { figures: 0, shares: 0, parts: 0 };
    const told = new Map(kept.map(({ indicator: { code, variant } }) => [`${code} ${variant}`, 0]));
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 10, max: 300 }), fc.integer(), async (seed, acts, order) => {
        const { events } = new History(chanceOf(seed), acts).lanes;
        const chance = chanceOf(order);
        await forget();
        await write(interleave(events, chance), chance);

        const [figure, truth] = [await figures(), new Naive(events)];
        // The year in which most events are, and two other month-ends.
        const some = [BUSY, ...[0, 1].map(() => months[chance(months.length)] as number)];
        for (const { indicator, meant, numerator, denominator } of kept) {
          const name = [indicator.code, meant.variant].join(' ');
          for (const { id } of WORLD) {
            for (const hierarchy of Hierarchy.options) {
              for (const month of some) {
                const written = {
                  numerator: figure(numerator, id, hierarchy, month),
                  denominator: denominator && figure(denominator, id, hierarchy, month),
                };
                const expected = truth.of(indicator.code, id, month, hierarchy, meant);
                expectSame(written, expected, { code: indicator.code, ...meant, id, hierarchy, month });
                occurred.figures += 1;
                const all = expected.denominator ?? Number.POSITIVE_INFINITY;
                if (all > 0) occurred.shares += 1;
                if (expected.numerator > 0 && expected.numerator < all) occurred.parts += 1;
                if (expected.numerator > 0) told.set(name, (told.get(name) ?? 0) + 1);
              }
            }
          }
        }
        await compareAlongAnotherTree(truth, chance);
        await compareDuring(truth, chance);
        await compareLoads(truth);
      }),
      { numRuns: RUNS, seed: SEED, examples: RICH },
    );
    expect(occurred.shares).toBeGreaterThan(500);
    expect(occurred.parts).toBeGreaterThan(100);
    // Of every indicator something else than nothing, or it would be compared in vain.
    expect([...told].filter(([, times]) => times === 0)).toEqual([]);
  }, 600_000);
});
