import type { CalendarDate } from '@metodnet/kernel';
import { type Indicator, ofPeriod, type Quotient } from '../indicators/define-indicator.js';
import { measureFor, type Side } from '../ledger/flow.js';
import type { Measure } from '../ledger/measure.js';
import { notServedYet } from './not-served-yet.js';
import type { AskedPeriod } from './periods.js';

/** The sides of a quotient that somebody tells: all but nothing and the weeks of a period. */
export const toldSides = ({ numerator, denominator }: Quotient): readonly Side[] =>
  denominator === null || denominator === 'WEEKS' ? [numerator] : [numerator, denominator];

/** The measure whose figure at a period's last month-end is the period's. */
export function keptIn(side: Side, { grain }: AskedPeriod): Measure {
  const measure = measureFor(side, grain);
  if (!measure) throw notServedYet('to');
  return measure;
}

/** What is below the line: nothing, the weeks of the period, or a figure. */
export function belowTheLine(
  { denominator }: Quotient,
  period: AskedPeriod,
  figure: (side: Side) => bigint,
): bigint | null {
  if (denominator === null) return null;
  return denominator === 'WEEKS' ? weeksOf(period) : figure(denominator);
}

/** A week belongs to the period in which its Monday lies. */
const weeksOf = ({ start, end }: AskedPeriod): bigint =>
  BigInt(mondaysThrough(end) - mondaysThrough(start) + isMonday(start));

/** How many Mondays there have been since 1970, whose first day was a Thursday. */
const mondaysThrough = (day: CalendarDate): number => Math.floor((daysOf(day) + 3) / 7);
const isMonday = (day: CalendarDate): 0 | 1 => ((daysOf(day) + 3) % 7 === 0 ? 1 : 0);
const daysOf = (day: CalendarDate): number => Date.parse(day) / 86_400_000;

/** Whether the targets of acts are for a figure: of this reading, and of a period as long as the document means. */
export const isTargeted = (indicator: Indicator, { grain }: AskedPeriod): boolean =>
  indicator.targeted && (!ofPeriod(indicator) || (grain !== null && indicator.grains.includes(grain)));
