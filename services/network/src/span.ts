import { type CalendarDate, type Rejected, reject, validOn } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';

/** Something that holds from its first day until the day on which it no longer does; for ever when that is null. */
export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

type BeginReason = 'unit-not-there' | 'ends-before-it-begins';
type EndReason = 'ended-already' | 'ends-before-it-began';

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

export const spanWording: Wording<BeginReason | EndReason> = {
  'unit-not-there': { ru: 'На {from} организации нет.', en: 'The unit does not exist on {from}.' },
  'ends-before-it-begins': {
    ru: 'Окончание — позже начала ({from}).',
    en: 'The end comes after the beginning ({from}).',
  },
  'ended-already': { ru: 'Уже завершено с {to}.', en: 'It has ended already, on {to}.' },
  'ends-before-it-began': {
    ru: 'Началось {from}, раньше завершиться не может.',
    en: 'It began on {from} and cannot end before that.',
  },
};
