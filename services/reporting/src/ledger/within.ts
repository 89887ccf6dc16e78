import { type CalendarDate, firstDayOfMonth, type Grain, lastDayOfMonth, periodOf } from '@metodnet/kernel';
import type { Measure } from './measure.js';
import type { Member } from './steps.js';

/** The periods, of the length of each of some measures, that contain some months. */
export interface Within {
  /** By the measure's key: the first month-end and the one after the last. */
  readonly periods: ReadonlyMap<number, readonly [from: number, end: number]>;
  /** Days that include all of them. */
  readonly days: readonly [first: CalendarDate, last: CalendarDate];
}

export function withinPeriods(measures: ReadonlyMap<number, Measure>, first: number, last: number): Within | null {
  if (measures.size === 0) return null;
  const periods = new Map(
    [...measures].map(([key, { grain }]) => [
      key,
      [periodOf(first, grain as Grain).firstMonth, periodOf(last, grain as Grain).lastMonth + 1] as const,
    ]),
  );
  const [from, end] = [
    Math.min(...[...periods.values()].map(([a]) => a)),
    Math.max(...[...periods.values()].map(([, b]) => b)),
  ];
  return { periods, days: [firstDayOfMonth(from), lastDayOfMonth(end - 1)] };
}

/** Whether a member lies in the periods of its measure: those of a period begin in it. */
export const isWithin = ({ periods }: Within, { measure, span }: Member): boolean => {
  const [from, end] = periods.get(measure) ?? [0, 0];
  return from <= span[0] && span[0] < end;
};
