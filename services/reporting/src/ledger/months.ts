import { type CalendarDate, monthIndex } from '@metodnet/kernel';

/** Month-ends from the first, inclusive, to the second, exclusive, as in kernel's `monthIndex`. */
export type MonthSpan = readonly [from: number, to: number];

/** Later than any month that a period may name (kernel reads years to 2199): an open end. Fits a smallint. */
export const FOREVER = 32_000;

/**
 * The month-ends that a half-open span of days covers; null when it covers none. A month-end lies in [from, to) exactly when
 * its month is at or after that of `from` and before that of `to`: no month ends before the day that it contains.
 */
export function monthEndsOf(from: CalendarDate, to: CalendarDate | null): MonthSpan | null {
  const first = monthIndex(from);
  const end = to === null ? FOREVER : monthIndex(to);
  return first < end ? [first, end] : null;
}

/** The spans as disjoint ones that do not touch, in order. */
export function union(spans: readonly MonthSpan[]): MonthSpan[] {
  if (spans.length < 2) return [...spans];
  const joined: MonthSpan[] = [];
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && span[0] <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], span[1])];
    else joined.push(span);
  }
  return joined;
}

/** The month-ends in both of two lists, each disjoint and in order, as {@link union} makes them. */
export function intersect(left: readonly MonthSpan[], right: readonly MonthSpan[]): MonthSpan[] {
  const shared: MonthSpan[] = [];
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    const [a, b] = [left[l] as MonthSpan, right[r] as MonthSpan];
    const [from, to] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
    if (from < to) shared.push([from, to]);
    if (a[1] < b[1]) l++;
    else r++;
  }
  return shared;
}

/** The month-ends of the first list that are not in the second; both disjoint and in order. */
export function subtract(from: readonly MonthSpan[], taken: readonly MonthSpan[]): MonthSpan[] {
  const gaps: MonthSpan[] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const [a, b] of taken) {
    gaps.push([start, a]);
    start = b;
  }
  gaps.push([start, Number.POSITIVE_INFINITY]);
  return intersect(from, gaps);
}
