import { EventChanged, type EventScheduled } from '@metodnet/contracts';
import {
  accept,
  addDays,
  addMonths,
  type CalendarDate,
  type Decision,
  isCalendarDate,
  monthIndex,
  type ReasonOf,
  type Rejected,
  reject,
} from '@metodnet/kernel';
import { type Cited, type Event, type EventId, type EventSeriesId, scheduleEvent, stateOf } from '../event/event.js';

/** On which further days an event is held: every so many weeks or months until a day, or on days that are named. */
export interface Recurrence {
  readonly every: 'week' | 'month' | null;
  readonly interval: number;
  /** The last day on which one may begin. */
  readonly until: CalendarDate | null;
  readonly days: readonly CalendarDate[];
}

/** A meeting every week for more than a year: longer series are begun anew. */
const MOST_IN_SERIES = 60;
const LONGEST_INTERVAL = 12;

type RecurrenceReason =
  | 'recurrence-unclear'
  | 'interval-out-of-range'
  | 'no-further-day'
  | 'day-taken'
  | 'too-many-in-series';

/** The days on which further events of a series begin. `taken`: those on which one begins already, the repeated event's own among them. */
export function furtherDays(
  { startsOn }: Event,
  { every, interval, until, days }: Recurrence,
  taken: readonly CalendarDate[],
): readonly CalendarDate[] | Rejected<RecurrenceReason> {
  if ((every !== null) === days.length > 0 || (every === null) !== (until === null))
    return reject('recurrence-unclear');
  if (interval < 1 || interval > LONGEST_INTERVAL) return reject('interval-out-of-range', { limit: LONGEST_INTERVAL });
  const wanted = every === null || until === null ? [...days].sort() : daysUntil(startsOn, every, interval, until);
  if (wanted.length === 0) return reject('no-further-day', { startsOn });
  if (taken.length + wanted.length > MOST_IN_SERIES) return reject('too-many-in-series', { limit: MOST_IN_SERIES });
  const twice = wanted.find((day, index) => taken.includes(day) || wanted[index - 1] === day);
  return twice ? reject('day-taken', { day: twice }) : wanted;
}

/** Each is counted from the first: what began on the 31st comes back to the 31st after a shorter month. */
function daysUntil(first: CalendarDate, every: 'week' | 'month', interval: number, until: CalendarDate) {
  const days: CalendarDate[] = [];
  // One more than there may be, so that too many are noticed.
  for (let nth = 1; nth <= MOST_IN_SERIES; nth++) {
    // Months are compared first: there is no day after those of the calendar to be compared.
    if (every === 'month' && monthIndex(first) + interval * nth > monthIndex(until)) break;
    const day = every === 'week' ? addDays(first, 7 * interval * nth) : addMonths(first, interval * nth);
    if (day > until) break;
    days.push(day);
  }
  return days;
}

/** Announces the same event on another day: all that was planned of it, nothing of what has become of it, nobody who came. */
export function cloneEvent(
  event: Event,
  {
    id,
    startsOn,
    seriesId,
  }: { readonly id: EventId; readonly startsOn: CalendarDate; readonly seriesId: EventSeriesId | null },
  cited: Cited,
): Decision<Event, EventScheduled, ReasonOf<typeof scheduleEvent> | 'day-out-of-range'> {
  const days = shifted(event, startsOn);
  if (!isCalendarDate(days.endsOn) || (days.registerUntil && !isCalendarDate(days.registerUntil))) {
    return reject('day-out-of-range', { day: startsOn });
  }
  return scheduleEvent({ ...event, ...days, id, seriesId }, cited);
}

/** Its days when it begins on another: it lasts as long, and registration closes as long before. */
function shifted(event: Event, startsOn: CalendarDate): Pick<Event, 'startsOn' | 'endsOn' | 'registerUntil'> {
  const days = (Date.parse(startsOn) - Date.parse(event.startsOn)) / 86_400_000;
  return {
    startsOn,
    endsOn: addDays(event.endsOn, days),
    registerUntil: event.registerUntil && addDays(event.registerUntil, days),
  };
}

/** Makes an event the first of a series. */
export function beginSeries(event: Event, seriesId: EventSeriesId): Decision<Event, EventChanged, 'cancelled'> {
  if (event.status === 'cancelled') return reject('cancelled');
  const next: Event = { ...event, seriesId };
  return accept(next, EventChanged(stateOf(next)));
}

/** Why there is nothing in a series to be changed from an event on: null when there is. */
export function whyNothingFollows(
  { seriesId }: Event,
  following: readonly Event[],
): Rejected<'not-in-a-series' | 'nothing-follows'> | null {
  if (seriesId === null) return reject('not-in-a-series');
  return following.length === 0 ? reject('nothing-follows') : null;
}
