import type { CalendarDate } from '@metodnet/kernel';
import { type Indicator, ofPeriod, type Quotient } from '../indicators/define-indicator.js';
import { type Flow, isFlow, measureFor, type Side } from '../ledger/flow.js';
import type { Measure } from '../ledger/measure.js';
import { notServedYet } from './not-served-yet.js';
import type { AskedPeriod } from './periods.js';

/** The sides of a quotient that somebody tells: all but nothing and the weeks of a period. */
export const toldSides = ({ numerator, denominator }: Quotient): readonly Side[] =>
  denominator === null || denominator === 'WEEKS' ? [numerator] : [numerator, denominator];

/** The measures that the ledger keeps of a quotient's sides for a period. */
export const keptIn = (value: Quotient, { grain }: AskedPeriod): Measure[] =>
  toldSides(value).flatMap((side) => measureFor(side, grain) ?? []);

/** The sides of which it keeps none for a period: what has happened in it is counted when it is asked for. */
export const askedAnew = (value: Quotient, { grain }: AskedPeriod): Flow[] =>
  toldSides(value).filter((side): side is Flow => isFlow(side) && measureFor(side, grain) === null);

/** A measure of people so few of whom may be meant that only what the ledger keeps is told: whether to hide it is decided by that. */
export function keptForDisclosure(side: Side, { grain }: AskedPeriod): Measure {
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
