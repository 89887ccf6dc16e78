import type { EventForm } from '@metodnet/contracts';
import {
  type Accepted,
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { Event, EventId, Venue } from '../event/event.js';

export type NoticeId = Id<'Notice'>;

export type NoticeKind = 'cancelled' | 'moved' | 'changed' | 'seat-given' | 'replaced' | 'named-instead' | 'recalled';

/** What people go by. */
export interface EventFacts {
  readonly title: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly form: EventForm;
  readonly hours: number;
  readonly venue: Venue;
}

/** What somebody is told about an event for which they, or people of theirs, are registered. */
export interface Notice {
  readonly id: NoticeId;
  /** Who organises the event. */
  readonly unitId: UnitId;
  readonly eventId: EventId;
  /** The unit that is told, or where the person who is told works. */
  readonly homeId: UnitId;
  /** Null when the unit is told. */
  readonly personId: PersonId | null;
  readonly kind: NoticeKind;
  /** As it was before; null when nothing about the event has changed. */
  readonly was: EventFacts | null;
  readonly now: EventFacts;
  /** Why it was called off. */
  readonly because: string | null;
  /** Of how many people and pupils this tells. */
  readonly concerned: number;
  readonly givenAt: Date;
  readonly readAt: Date | null;
  readonly version: number;
}

/** Somebody who is registered, pupils without an id of theirs, or as many as were sent as a number. */
export interface Concerned {
  readonly homeId: UnitId;
  readonly personId: PersonId | null;
  readonly count: number;
}

export interface Giving {
  readonly today: CalendarDate;
  readonly givenAt: Date;
  newId(): NoticeId;
}

/** What has to be told when an event has changed: to each person, and to each organisation once. Nothing about what is over. */
export function noticesOfChange(
  was: Event,
  now: Event,
  concerned: readonly Concerned[],
  giving: Giving,
): Accepted<Notice, never>[] {
  const kind = kindOfChange(was, now);
  if (kind === null || (was.endsOn < giving.today && now.endsOn < giving.today)) return [];
  return noticesOf({ kind, was: factsOf(was), event: now, because: now.cancelledBecause }, concerned, giving);
}

/** What has to be told of those who are let in, replaced or recalled; the organiser hears of those whom others recall or replace. */
export function noticesOfParts(
  kind: Exclude<NoticeKind, 'cancelled' | 'moved' | 'changed'>,
  event: Event,
  concerned: readonly Concerned[],
  giving: Giving,
): Accepted<Notice, never>[] {
  if (event.endsOn < giving.today) return [];
  const subject = { kind, was: null, event, because: null };
  const given = noticesOf(subject, concerned, giving);
  // Whose place they take is told to the organisations already.
  if (kind === 'named-instead') return given.filter(({ next }) => next.personId !== null);
  if (kind === 'seat-given' || concerned.length === 0) return given;
  const count = concerned.reduce((sum, each) => sum + each.count, 0);
  return [...given, noticeTo({ homeId: event.unitId, personId: null, count }, subject, giving)];
}

/** It was read. */
export function readNotice(notice: Notice, readAt: Date): Decision<Notice, never, 'read-already'> {
  if (notice.readAt !== null) return reject('read-already');
  return accept({ ...notice, readAt });
}

/** Whether the organisation is mailed about it as well: what others decide, not what it does itself. */
export const isMailed = ({ kind, personId }: Notice): boolean =>
  personId === null && ['cancelled', 'moved', 'changed', 'seat-given'].includes(kind);

interface Subject extends Pick<Notice, 'kind' | 'was' | 'because'> {
  readonly event: Event;
}

function noticesOf(subject: Subject, concerned: readonly Concerned[], giving: Giving): Accepted<Notice, never>[] {
  const homes = new Map<UnitId, number>();
  for (const { homeId, count } of concerned) homes.set(homeId, (homes.get(homeId) ?? 0) + count);
  const people = concerned.filter(({ personId }) => personId !== null);
  const units = [...homes].map(([homeId, count]) => ({ homeId, personId: null, count }));
  return [...people, ...units].map((each) => noticeTo(each, subject, giving));
}

const noticeTo = (
  { homeId, personId, count }: Concerned,
  { kind, was, event, because }: Subject,
  giving: Giving,
): Accepted<Notice, never> =>
  accept({
    id: giving.newId(),
    unitId: event.unitId,
    eventId: event.id,
    homeId,
    personId,
    kind,
    was,
    now: factsOf(event),
    because,
    concerned: count,
    givenAt: giving.givenAt,
    readAt: null,
    version: 0,
  });

function kindOfChange(was: Event, now: Event): 'cancelled' | 'moved' | 'changed' | null {
  if (now.status === 'cancelled') return 'cancelled';
  const [before, after] = [factsOf(was), factsOf(now)];
  if (JSON.stringify(timeAndPlace(before)) !== JSON.stringify(timeAndPlace(after))) return 'moved';
  return JSON.stringify(before) === JSON.stringify(after) ? null : 'changed';
}

const timeAndPlace = ({ startsOn, endsOn, startsAt, endsAt, venue }: EventFacts) => [
  [startsOn, endsOn, startsAt, endsAt],
  [venue.kind, venue.unitId, venue.place],
];

const factsOf = ({ title, startsOn, endsOn, startsAt, endsAt, form, hours, venue }: Event): EventFacts => ({
  title,
  startsOn,
  endsOn,
  startsAt,
  endsAt,
  form,
  hours,
  venue: { kind: venue.kind, unitId: venue.unitId, place: venue.place },
});
