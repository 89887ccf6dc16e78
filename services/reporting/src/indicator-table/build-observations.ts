import { calendarDateOf } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import { readSuppressed } from '../disclosure/read-suppressed.js';
import type { Indicator } from '../indicators/define-indicator.js';
import { educators, regionalMethodists } from '../indicators/measures.js';
import { measureFor, type Side } from '../ledger/flow.js';
import { keptUnder } from '../ledger/tree.js';
import { targetFor } from '../targets/target.js';
import { readTargets } from '../targets/target-reader.js';
import type { Forest, ForestUnit } from '../tree/forest.js';
import type { ReadModel } from '../tree/forest-reader.js';
import {
  type Coverage,
  coverageOf,
  dueBy,
  type Heard,
  heardInAll,
  readHeard,
  type Source,
  sourceState,
  sourcesOf,
} from './coverage.js';
import { type Observation, stateOf } from './observation.js';
import { observationId } from './observation-id.js';
import { type AskedTree, askedTrees, type Question } from './question.js';
import { type Rank, ranksAmong } from './rank.js';
import { type Distribution, type Placed, readLoads } from './read-distribution.js';
import { readDuring } from './read-during.js';
import { type Figures, readFigures, readFiguresAlong } from './read-figures.js';
import { type Result, resultOf } from './result.js';
import { askedAnew, belowTheLine, isTargeted, keptIn } from './sides.js';

export interface Answer {
  readonly observations: Observation[];
  readonly coverage: Coverage;
}

/** A period's units as far as the actor reaches them, with what their results depend on. */
interface Reached extends AskedTree {
  readonly sources: ReadonlyMap<ForestUnit, readonly Source[]>;
  /** The units upwards from each that may have a target for it, itself first. */
  readonly governed: ReadonlyMap<ForestUnit, readonly ForestUnit[]>;
}

/** Reads everything that the question needs, in few statements whatever its size, and puts it together. */
export async function buildObservations(sql: Sql, model: ReadModel, question: Question): Promise<Answer> {
  const { forest, measureKey } = model;
  const { indicators, query, now } = question;
  const trees = askedTrees(forest, question);
  const figures = await readAll(sql, model, question, trees);
  const reached = trees.map((tree) =>
    withinReach(forest, tree, (unit) => figures.reached.has(unit.key) && question.sees(unit)),
  );
  const targets = await readTargets(
    sql,
    indicators.map(({ code }) => code),
  );
  const sources = reached.flatMap((tree) => [...tree.sources.values()].flat());
  const services = [...new Set(indicators.flatMap((indicator) => indicator.sources))];
  const heard = await readHeard(sql, new Set(sources.flatMap(({ tellers }) => [...tellers])), services);
  const during = await readAnew(sql, model, question, reached);
  const distributions = await readDistributions(sql, model, question, reached);

  const today = calendarDateOf(now, question.timeZone);
  const observations: Observation[] = [];
  for (const indicator of indicators) {
    const heardOfAll = heardInAll(heard, indicator.sources);
    for (const tree of reached) {
      const states = statesOf(tree, heardOfAll, now);
      const { period, day, all } = tree;
      const disclosed = { indicator, units: all, hierarchy: query.hierarchy, day, period };
      const hidden = await readSuppressed(sql, forest, measureKey, disclosed);
      const results = new Map(
        all.map((unit): [ForestUnit, Result] => {
          const figure = (side: Side) => {
            const kept = measureFor(side, period.grain);
            return kept
              ? figures.at(measureKey(kept.name), unit.key, period.lastMonth)
              : (during.get(side)?.get(tree)?.get(unit.key) ?? 0n);
          };
          const result = resultOf(
            indicator,
            {
              numerator: figure(indicator.value.numerator),
              denominator: belowTheLine(indicator.value, period, figure),
            },
            indicator.toldOf && figure(indicator.toldOf) === 0n ? 'SILENT' : (states.get(unit) ?? 'SILENT'),
            isTargeted(indicator, period)
              ? targetFor(targets, indicator.code, tree.governed.get(unit) ?? [], period.end)
              : null,
            { isServed: indicator.levels.includes(unit.level), isHidden: hidden.has(unit) },
          );
          return [unit, result];
        }),
      );
      const ranks = ranksOf(tree, results, indicator);
      for (const unit of tree.units) {
        const hierarchy = keptUnder(query.hierarchy, unit.level);
        observations.push({
          id: observationId({ indicator, unit: unit.id, period, hierarchy, treeAsOf: query.treeAsOf ?? null }),
          indicator,
          unit,
          unitName: forest.nameOf(unit, day),
          parent: forest.parentOf(unit, unit.level === 'HUB' ? 'NETWORK' : query.hierarchy, day)?.id ?? null,
          period,
          result: results.get(unit) as Result,
          state: stateOf(period, today),
          rank: ranks.get(unit) ?? null,
          distribution:
            indicator.value.distribution && !hidden.has(unit)
              ? (distributions.get(`${unit.key} ${period.lastMonth}`) ?? null)
              : null,
        });
      }
    }
  }
  return { observations, coverage: coverage(reached, heardInAll(heard, services), question) };
}

function withinReach(forest: Forest, tree: AskedTree, isReached: (unit: ForestUnit) => boolean): Reached {
  const [units, all] = [tree.units, tree.all].map((list) => list.filter(isReached)) as [ForestUnit[], ForestUnit[]];
  return {
    ...tree,
    units,
    all,
    sources: new Map(all.map((unit) => [unit, sourcesOf(forest, unit, tree.day)])),
    // Whatever tree is asked for, an act binds those whom its author governed in the period.
    governed: new Map(all.map((unit) => [unit, forest.pathOf(unit, 'ADMINISTRATIVE', tree.period.end)])),
  };
}

const statesOf = ({ sources, period }: Reached, heard: Heard, now: Date) =>
  new Map([...sources].map(([unit, own]) => [unit, sourceState(own, heard, dueBy(period.end, now))]));

/** The places of a period's units; none where the actor does not see all siblings. */
function ranksOf(
  { groups, all }: Reached,
  results: ReadonlyMap<ForestUnit, Result>,
  { comparator }: Indicator,
): ReadonlyMap<ForestUnit, Rank> {
  const seen = new Set(all);
  const ranks = new Map<ForestUnit, Rank>();
  for (const { units, needsAll } of new Set(groups.values())) {
    if (needsAll && !units.every((unit) => seen.has(unit))) continue;
    const quotient = (unit: ForestUnit) => results.get(unit)?.quotient ?? null;
    for (const [unit, rank] of ranksAmong(units, quotient, comparator)) ranks.set(unit, rank);
  }
  return ranks;
}

function coverage(reached: readonly Reached[], heard: Heard, { now }: Question): Coverage {
  const end = reached.at(-1)?.period.end;
  const sources = reached.flatMap((tree) => tree.units.flatMap((unit) => tree.sources.get(unit) ?? []));
  return coverageOf(sources, heard, end ? dueBy(end, now) : now);
}

function readAll(
  sql: Sql,
  { forest, measureKey }: ReadModel,
  { indicators, query }: Question,
  trees: readonly AskedTree[],
): Promise<Figures> {
  const units = [...new Set(trees.flatMap(({ all }) => all))];
  const measures = [
    ...new Set(
      trees.flatMap(({ period }) =>
        indicators.flatMap(({ value, toldOf }) =>
          [...keptIn(value, period), ...(toldOf ? [toldOf] : [])].map(({ name }) => measureKey(name)),
        ),
      ),
    ),
  ];
  const months = [...new Set(trees.map(({ period }) => period.lastMonth))].sort((a, b) => a - b);
  const { treeAsOf } = query;
  if (treeAsOf) {
    const made = units.map((unit) => [unit.key, madeOf(forest, unit, query, treeAsOf)] as const);
    return readFiguresAlong(sql, { measures, months }, new Map(made));
  }
  const nodes = units.map(({ key, level }) => ({ node: key, hierarchy: keptUnder(query.hierarchy, level) }));
  return readFigures(sql, { measures, nodes, months });
}

/** What has happened in periods for which the ledger keeps nothing. */
async function readAnew(sql: Sql, model: ReadModel, { indicators, query }: Question, trees: readonly Reached[]) {
  const read = new Map<Side, Map<AskedTree, ReadonlyMap<number, bigint>>>();
  for (const tree of trees) {
    const flows = new Set(indicators.flatMap(({ value }) => askedAnew(value, tree.period)));
    if (flows.size === 0) continue;
    const nodes = new Map(tree.all.map((unit) => [unit.key, madeOf(model.forest, unit, query, tree.day)] as const));
    for (const flow of flows) {
      const ofFlow = read.get(flow) ?? new Map<AskedTree, ReadonlyMap<number, bigint>>();
      read.set(flow, ofFlow.set(tree, await readDuring(sql, model, flow, tree.period, nodes)));
    }
  }
  return read;
}

async function readDistributions(
  sql: Sql,
  { forest, measureKey }: ReadModel,
  { indicators, query }: Question,
  trees: readonly AskedTree[],
): Promise<ReadonlyMap<string, Distribution>> {
  if (!indicators.some(({ value }) => value.distribution)) return new Map();
  const placed = trees.flatMap(({ period, day, units }) =>
    units.flatMap((unit) =>
      madeOf(forest, unit, query, day).map((part): Placed => ({ node: unit.key, unit: part, month: period.lastMonth })),
    ),
  );
  const measures = { methodists: measureKey(regionalMethodists.name), educators: measureKey(educators.name) };
  return readLoads(sql, placed, measures);
}

/** The unit and everything below it on a day, by key; nothing for a unit that did not exist. */
const madeOf = (forest: Forest, unit: ForestUnit, { hierarchy }: Question['query'], day: AskedTree['day']): number[] =>
  forest.exists(unit, day)
    ? [unit, ...forest.descendantsOf(unit, keptUnder(hierarchy, unit.level), day)].map(({ key }) => key)
    : [];
