import { type CalendarDate, type Rejected, reject, validOn } from '@metodnet/kernel';

/** Something that holds from its first day until the day on which it no longer does; for ever when that is null. */
export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export type BeginReason = 'unit-not-there' | 'ends-before-it-begins';
export type EndReason = 'ended-already' | 'ends-before-it-began';

/** Why a span cannot begin at a unit: it must exist on the first day, and the end comes after the beginning. */
export function whyNotBegin(
  unit: { readonly from: CalendarDate; readonly closedOn: CalendarDate | null },
  { from, to }: Span,
): Rejected<BeginReason> | null {
  if (from < unit.from || (unit.closedOn !== null && from >= unit.closedOn)) return reject('unit-not-there', { from });
  if (to !== null && to <= from) return reject('ends-before-it-begins', { from });
  return null;
}

/** Why a span cannot end on a day. Ending on its first day says that it never held. */
export function whyNotEnd({ from, to }: Span, endedOn: CalendarDate): Rejected<EndReason> | null {
  if (to !== null && to <= endedOn) return reject('ended-already', { to });
  if (endedOn < from) return reject('ends-before-it-began', { from });
  return null;
}

/** Whether two spans have a day in common. */
export const overlap = (one: Span, other: Span): boolean =>
  (other.to === null || one.from < other.to) && (one.to === null || other.from < one.to);

/** Those that hold on a day, or all of them, in order of time. */
export const inForce = <Dated extends Span>(spans: readonly Dated[], on?: CalendarDate): Dated[] =>
  spans.filter((span) => !on || validOn(span, on)).sort((one, other) => (one.from < other.from ? -1 : 1));
