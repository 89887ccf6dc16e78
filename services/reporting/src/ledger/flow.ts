import type { Grain } from '@metodnet/kernel';
import { isOccasion } from './fact.js';
import type { Count, Measure, Subject } from './measure.js';

/** A range of months, both included, that is no period with a name. */
export interface MonthRange {
  readonly first: number;
  readonly last: number;
}

/** In what something happens: in each period of a length, or in one range of months. */
export type Window = Grain | MonthRange;

/**
 * What happens in a period rather than holds on a day. «So far in the period» is a state: whatever happens in a month counts from the
 * end of that month to the end of the period, so that the figure of a period is that of its last month-end, and people, corrections,
 * moves and merges are counted as those of every other measure.
 */
export interface Flow {
  readonly name: string;
  readonly counting: Measure['counting'];
  readonly kept: Kept;
  readonly evidence: Measure['evidence'];
}

/** The measures that the ledger keeps, by the length of the periods for which each is; any other range is counted when it is asked for. */
export interface Kept extends ReadonlyMap<Grain, Measure> {
  during(range: MonthRange): Measure;
}

export const EVERY_GRAIN: readonly Grain[] = ['MONTH', 'QUARTER', 'YEAR', 'ACADEMIC_YEAR'];

/** The measures that are kept, one for periods of each of some lengths. */
export const keptFor = (grains: readonly Grain[], measure: (window: Window) => Measure): Kept =>
  Object.assign(new Map(grains.map((grain) => [grain, ofPeriods(measure(grain), grain)])), { during: measure });

/** What happens on occasions is written down period by period, so that what differs in one leaves the others alone. */
function ofPeriods(measure: Measure, grain: Grain): Measure {
  if (!measure.reads.some(isOccasion)) return measure;
  const count = (subject: Subject) => measure.count(subject).flatMap((one) => splitAtPeriods(one, grain));
  return { ...measure, grain, count };
}

function splitAtPeriods({ span: [from, to], ...at }: Count, grain: Grain): Count[] {
  const parts: Count[] = [];
  for (let start = from; start < to; ) {
    const end = Math.min(to, periodEnd(start, grain));
    parts.push({ ...at, span: [start, end] });
    start = end;
  }
  return parts;
}

/** The month after the period's last, of the period of a length in which a month lies. */
export const periodEnd = (month: number, grain: Grain): number => ENDS[grain](month);

const ENDS: Readonly<Record<Grain, (month: number) => number>> = {
  MONTH: (month) => month + 1,
  QUARTER: (month) => month - (month % 3) + 3,
  YEAR: (month) => month - (month % 12) + 12,
  // Months are counted from January, and an academic year ends with August.
  ACADEMIC_YEAR: (month) => month - ((month + 4) % 12) + 12,
};

/** What a window is called in the names of measures. */
export const windowName = (window: Window): string =>
  typeof window === 'string' ? window : `${window.first}..${window.last}`;

/** One side of a quotient: what holds on the reference date, or what has happened in the period. */
export type Side = Measure | Flow;

export const isFlow = (side: Side): side is Flow => 'kept' in side;

/** The measures of a side that the ledger keeps. */
export const keptOf = (side: Side): readonly Measure[] => (isFlow(side) ? [...side.kept.values()] : [side]);

/** The measure whose figure at the last month-end of a period of some length is the period's; null: none is kept for it. */
export const measureFor = (side: Side, grain: Grain | null): Measure | null => {
  if (!isFlow(side)) return side;
  return grain === null ? null : (side.kept.get(grain) ?? null);
};
