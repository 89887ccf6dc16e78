import { type CalendarDate, calendarDateOf } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import { readSuppressed } from '../disclosure/read-suppressed.js';
import type { Indicator } from '../indicators/define-indicator.js';
import { educators, regionalMethodists } from '../indicators/measures.js';
import { measureKeys } from '../ledger/dictionary.js';
import { keptUnder } from '../ledger/tree.js';
import { type Target, targetFor } from '../targets/target.js';
import { readTargets } from '../targets/target-reader.js';
import type { Forest, ForestUnit } from '../tree/forest.js';
import { type Coverage, coverageOf, dueBy, type Heard, ownersOf, readHeard, sourceState } from './coverage.js';
import { type Observation, stateOf } from './observation.js';
import { observationId } from './observation-id.js';
import type { AskedPeriod } from './periods.js';
import type { IndicatorQuery } from './query.js';
import { type Distribution, type Placed, readLoads } from './read-distribution.js';
import { type Figures, readFigures, readFiguresAlong } from './read-figures.js';
import { resultOf } from './result.js';

/** What is to be answered: the query with everything in it looked up. */
export interface Question {
  readonly query: Pick<IndicatorQuery, 'hierarchy' | 'treeAsOf'>;
  readonly indicators: readonly Indicator[];
  /** The units of each period, as the tree was or as of the day that was asked for. */
  readonly periods: readonly { readonly period: AskedPeriod; readonly units: readonly ForestUnit[] }[];
  readonly now: Date;
  readonly timeZone: string;
}

export interface Answer {
  readonly observations: Observation[];
  readonly coverage: Coverage;
}

/** Reads everything that the question needs, in few statements whatever its size, and puts it together. */
export async function buildObservations(sql: Sql, forest: Forest, question: Question): Promise<Answer> {
  const { indicators, periods, query, now } = question;
  const units = [...new Set(periods.flatMap(({ units }) => units))];
  const sources = sourcesOf(forest, question);
  const owners = new Set(sources.flatMap((ofPeriod) => [...ofPeriod.values()].flat()));

  const keys = await measureKeys(sql);
  const keyOf = (name: string) => keys.get(name) ?? NO_MEASURE;
  const targets = await readTargets(
    sql,
    indicators.map(({ code }) => code),
  );
  const heard = await readHeard(sql, owners);
  const figures = await readAll(sql, forest, question, units, keyOf);
  const distributions = await readDistributions(sql, forest, question, keyOf);

  const today = calendarDateOf(now, question.timeZone);
  const observations: Observation[] = [];
  for (const indicator of indicators) {
    const [numerator, denominator] = [keyOf(indicator.value.numerator.name), keyOf(indicator.value.denominator.name)];
    for (const [index, { period, units }] of periods.entries()) {
      const day = query.treeAsOf ?? period.end;
      const disclosed = { indicator, units, hierarchy: query.hierarchy, day, month: period.lastMonth };
      const hidden = await readSuppressed(sql, forest, keyOf, disclosed);
      for (const unit of units) {
        const hierarchy = keptUnder(query.hierarchy, unit.level);
        const figure = (measure: number) => figures.at(measure, hierarchy, unit.key, period.lastMonth);
        observations.push({
          id: observationId({ indicator, unit: unit.id, period, hierarchy, treeAsOf: query.treeAsOf ?? null }),
          indicator,
          unit,
          unitName: forest.nameOf(unit, day),
          parent: parentOf(forest, unit, question, day),
          period,
          result: resultOf(
            indicator,
            { numerator: figure(numerator), denominator: figure(denominator) },
            sourceState(sources[index]?.get(unit) ?? [], heard, dueBy(period.end, now)),
            ownTarget(forest, targets, indicator, unit, period.end),
            { isServed: indicator.levels.includes(unit.level), isHidden: hidden.has(unit) },
          ),
          state: stateOf(period, today),
          rank: null,
          distribution:
            indicator.value.distribution && !hidden.has(unit)
              ? (distributions.get(`${unit.key} ${period.lastMonth}`) ?? null)
              : null,
        });
      }
    }
  }
  return { observations, coverage: coverage(owners, heard, question) };
}

/** No measure has this key: a measure that nothing was counted for yet reads 0. */
const NO_MEASURE = -1;

function coverage(owners: ReadonlySet<string>, heard: Heard, { periods, now }: Question): Coverage {
  const end = periods.at(-1)?.period.end;
  return coverageOf(owners, heard, end ? dueBy(end, now) : now);
}

/** The owners on whose data each unit's figures rest, period by period. */
const sourcesOf = (forest: Forest, { periods, query }: Question) =>
  periods.map(
    ({ period, units }) => new Map(units.map((unit) => [unit, ownersOf(forest, unit, query.treeAsOf ?? period.end)])),
  );

const parentOf = (forest: Forest, unit: ForestUnit, { query }: Question, day: CalendarDate): string | null =>
  forest.parentOf(unit, unit.level === 'HUB' ? 'NETWORK' : query.hierarchy, day)?.id ?? null;

/** Targets follow the administrative hierarchy as it was: an act binds those whom its author governs. */
const ownTarget = (
  forest: Forest,
  targets: readonly Target[],
  { code }: Indicator,
  unit: ForestUnit,
  on: CalendarDate,
) => (targets.length === 0 ? null : targetFor(targets, code, forest.pathOf(unit, 'ADMINISTRATIVE', on), on));

function readAll(
  sql: Sql,
  forest: Forest,
  { indicators, periods, query }: Question,
  units: readonly ForestUnit[],
  keyOf: (name: string) => number,
): Promise<Figures> {
  const measures = [
    ...new Set(indicators.flatMap(({ value }) => [keyOf(value.numerator.name), keyOf(value.denominator.name)])),
  ];
  const months = [...new Set(periods.map(({ period }) => period.lastMonth))].sort((a, b) => a - b);
  const { treeAsOf } = query;
  if (treeAsOf) {
    const made = units.map((unit) => [unit.key, madeOf(forest, unit, query, treeAsOf)] as const);
    return readFiguresAlong(sql, { measures, months }, new Map(made));
  }
  const under = (hierarchy: 'ADMINISTRATIVE' | 'NETWORK') =>
    units.filter(({ level }) => keptUnder(query.hierarchy, level) === hierarchy).map(({ key }) => key);
  const nodes = { ADMINISTRATIVE: under('ADMINISTRATIVE'), NETWORK: under('NETWORK') };
  return readFigures(sql, { measures, nodes, months });
}

async function readDistributions(
  sql: Sql,
  forest: Forest,
  { indicators, periods, query }: Question,
  keyOf: (name: string) => number,
): Promise<ReadonlyMap<string, Distribution>> {
  if (!indicators.some(({ value }) => value.distribution)) return new Map();
  const placed = periods.flatMap(({ period, units }) =>
    units.flatMap((unit) =>
      madeOf(forest, unit, query, query.treeAsOf ?? period.end).map(
        (part): Placed => ({ node: unit.key, unit: part, month: period.lastMonth }),
      ),
    ),
  );
  const measures = { methodists: keyOf(regionalMethodists.name), educators: keyOf(educators.name) };
  return readLoads(sql, placed, measures);
}

/** The unit and everything below it on a day, by key; nothing for a unit that did not exist. */
const madeOf = (forest: Forest, unit: ForestUnit, { hierarchy }: Question['query'], day: CalendarDate): number[] =>
  forest.exists(unit, day)
    ? [unit, ...forest.descendantsOf(unit, keptUnder(hierarchy, unit.level), day)].map(({ key }) => key)
    : [];
