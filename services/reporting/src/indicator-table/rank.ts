import type { Comparator } from '../indicators/define-indicator.js';
import { compare, type Rational } from './quotient.js';

/** A place among others; the best is 1, equals share a place, and the next one is counted past them. */
export interface Rank {
  readonly rank: number;
  readonly of: number;
}

/** Ranks the values of each group, unrounded; what has no value has no rank. */
export function rankWithin<Row>(
  rows: readonly Row[],
  groupOf: (row: Row) => string,
  resultOf: (row: Row) => { readonly quotient: Rational | null; readonly comparator: Comparator },
): Map<Row, Rank> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (resultOf(row).quotient) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  }
  const ranks = new Map<Row, Rank>();
  for (const group of groups.values()) {
    const quotient = (row: Row) => resultOf(row).quotient as Rational;
    const better = (a: Row, b: Row) =>
      compare(quotient(a), quotient(b)) * (resultOf(a).comparator === 'AT_MOST' ? 1 : -1);
    const sorted = [...group].sort(better);
    let rank = 0;
    sorted.forEach((row, index) => {
      const before = sorted[index - 1];
      if (!before || compare(quotient(before), quotient(row)) !== 0) rank = index + 1;
      ranks.set(row, { rank, of: group.length });
    });
  }
  return ranks;
}
