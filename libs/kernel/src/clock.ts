import { type CalendarDate, calendarDateOf } from './calendar.js';

/** Where time comes from. Domain functions take times as arguments; only commands and servers hold a clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, for tests. */
export const fixedClock = (iso: string): Clock => ({ now: () => new Date(iso) });

/** Today in a time zone (IANA name): the regions of the network live in eleven of them. */
export function today(clock: Clock, timeZone = 'UTC'): CalendarDate {
  return calendarDateOf(clock.now(), timeZone);
}
