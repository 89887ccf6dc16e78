import type { CalendarDate } from '@metodnet/kernel';
import type { Comparator } from '../indicators/define-indicator.js';
import type { Forest, ForestUnit } from '../tree/forest.js';
import type { IndicatorQuery } from './query.js';
import { compare, type Rational } from './quotient.js';

/** A place among others; the best is 1, equals share a place, and the next one is counted past them. */
export interface Rank {
  readonly rank: number;
  readonly of: number;
}

/** Units that are ranked among each other. */
export interface RankGroup {
  readonly units: readonly ForestUnit[];
  /** Whether a rank means anything to someone who does not see all of them. */
  readonly needsAll: boolean;
}

/**
 * Among whom each of some units is ranked on a day, whichever of them the answer shows: its siblings of its level, or all units of its
 * level that the reader reaches. One without a parent has no siblings.
 */
export function rankGroups(
  forest: Forest,
  units: readonly ForestUnit[],
  { hierarchy, rankWithin }: Pick<IndicatorQuery, 'hierarchy' | 'rankWithin'>,
  on: CalendarDate,
): ReadonlyMap<ForestUnit, RankGroup> {
  const groups = new Map<string, RankGroup>();
  const ranked = new Map<ForestUnit, RankGroup>();
  for (const unit of units) {
    const along = unit.level === 'HUB' ? 'NETWORK' : hierarchy;
    const parent = forest.parentOf(unit, along, on);
    if (rankWithin === 'PARENT' && !parent) continue;
    const name = `${unit.level} ${rankWithin === 'PARENT' ? parent?.key : ''}`;
    const group = groups.get(name) ?? {
      units:
        rankWithin === 'PARENT' && parent
          ? forest.childrenOf(parent, along, on).filter(({ level }) => level === unit.level)
          : forest.ofLevel(unit.level, on),
      needsAll: rankWithin === 'PARENT',
    };
    groups.set(name, group);
    ranked.set(unit, group);
  }
  return ranked;
}

/** The places of those that have a value, unrounded. */
export function ranksAmong<Ranked>(
  rows: readonly Ranked[],
  quotientOf: (row: Ranked) => Rational | null,
  comparator: Comparator,
): Map<Ranked, Rank> {
  const valued = rows.flatMap((row) => {
    const quotient = quotientOf(row);
    return quotient ? [{ row, quotient }] : [];
  });
  valued.sort((a, b) => compare(a.quotient, b.quotient) * (comparator === 'AT_MOST' ? 1 : -1));
  const ranks = new Map<Ranked, Rank>();
  let rank = 0;
  valued.forEach(({ row, quotient }, index) => {
    const before = valued[index - 1];
    if (!before || compare(before.quotient, quotient) !== 0) rank = index + 1;
    ranks.set(row, { rank, of: valued.length });
  });
  return ranks;
}
