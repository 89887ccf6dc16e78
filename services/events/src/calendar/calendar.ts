import { addDays, type CalendarDate } from '@metodnet/kernel';
import ical, { type ICalEventData, ICalEventStatus } from 'ical-generator';
import { instantOf } from './instant.js';

/** An event as calendars show it. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  /** `HH:MM`. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly place: string | null;
  readonly cancelled: boolean;
  /** Whether its reader waits for a seat. */
  readonly waiting: boolean;
  /** Grows with every change. */
  readonly revision: number;
  /** ISO 8601. */
  readonly changedAt: string;
}

/** Calendars should look again after so long. */
const REFRESH_SECONDS = 3_600;

/**
 * A calendar as RFC 5545 has it. The same entries make the same text whenever it is asked for: stamps are those of the last changes. Times of day are
 * those of a time zone, told in UTC.
 */
export function icalOf(name: string, entries: readonly Entry[], timeZone: string): string {
  const calendar = ical({ name: clean(name), prodId: '//metodnet//events//RU', ttl: REFRESH_SECONDS });
  for (const entry of entries) {
    const changedAt = new Date(entry.changedAt);
    calendar.createEvent({
      ...span(entry, timeZone),
      id: `${entry.id}@metodnet`,
      summary: clean(entry.title),
      description: entry.description && clean(entry.description),
      location: entry.place && clean(entry.place),
      status: statusOf(entry),
      sequence: entry.revision,
      stamp: changedAt,
      lastModified: changedAt,
    });
  }
  return calendar.toString();
}

/** The latest change of any of them. */
export const lastChange = (entries: readonly Entry[]): Date | undefined =>
  entries.length === 0 ? undefined : new Date(Math.max(...entries.map(({ changedAt }) => Date.parse(changedAt))));

const statusOf = ({ cancelled, waiting }: Entry): ICalEventStatus => {
  if (cancelled) return ICalEventStatus.CANCELLED;
  return waiting ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
};

/** Without a time it lasts whole days; without an end it has none on its first day, or lasts to the end of its last. */
function span(
  { startsOn, endsOn, startsAt, endsAt }: Entry,
  timeZone: string,
): Pick<ICalEventData, 'start' | 'end' | 'allDay'> {
  const afterLast = addDays(endsOn, 1);
  if (startsAt === null)
    return { allDay: true, start: new Date(`${startsOn}T00:00:00Z`), end: new Date(`${afterLast}T00:00:00Z`) };
  const start = instantOf(startsOn, startsAt, timeZone);
  if (endsAt !== null) return { start, end: instantOf(endsOn, endsAt, timeZone) };
  return endsOn === startsOn ? { start } : { start, end: instantOf(afterLast, '00:00', timeZone) };
}

/** Without what no calendar can hold: control characters, but for the ends of lines. */
const clean = (text: string) => text.replace(/[^\P{Cc}\n\r\t]/gu, '');
