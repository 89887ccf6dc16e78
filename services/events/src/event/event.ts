import {
  type Audience,
  EventCancelled,
  EventChanged,
  type EventForm,
  EventHeld,
  type EventKind,
  type EventLevel,
  EventMoved,
  EventScheduled,
  type EventTag,
  type MmoSubject,
} from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';

export type EventId = Id<'Event'>;
export type EventSeriesId = Id<'EventSeries'>;

/** Where people come together: on the organiser's premises, in another organisation by agreement with its head, or elsewhere (PRC-05). */
export interface Venue {
  readonly kind: 'own-premises' | 'organisation' | 'elsewhere' | 'online';
  /** The organisation that receives it. */
  readonly unitId: UnitId | null;
  /** Room, address or link. */
  readonly place: string | null;
}

/** An event (мероприятие): something that people come together for (ENT-45). */
export interface Event {
  readonly id: EventId;
  /** Who organises it. */
  readonly unitId: UnitId;
  readonly title: string;
  readonly description: string | null;
  readonly kind: EventKind;
  readonly level: EventLevel;
  readonly form: EventForm;
  readonly startsOn: CalendarDate;
  /** The last day. */
  readonly endsOn: CalendarDate;
  /** `HH:MM` on the first day; null for the whole day. */
  readonly startsAt: string | null;
  /** `HH:MM` on the last day. */
  readonly endsAt: string | null;
  readonly venue: Venue;
  readonly audience: readonly Audience[];
  readonly tags: readonly EventTag[];
  readonly subjects: readonly MmoSubject[];
  /** How many can take part; null without a limit. */
  readonly seats: number | null;
  /** Academic hours that a participant is credited with. */
  readonly hours: number;
  /** Last day on which people may register; null until it begins. */
  readonly registerUntil: CalendarDate | null;
  readonly agreementId: Id<'Agreement'> | null;
  readonly structureId: Id<'Structure'> | null;
  readonly programmeId: Id<'TargetProgramme'> | null;
  readonly planItemId: Id<'PlanItem'> | null;
  /** What it is one of, when it is repeated. */
  readonly seriesId: EventSeriesId | null;
  readonly status: 'scheduled' | 'held' | 'cancelled';
  readonly cancelledBecause: string | null;
  readonly version: number;
}

export type EventDetails = Omit<Event, 'id' | 'unitId' | 'seriesId' | 'status' | 'cancelledBecause' | 'version'>;
export type ScheduleEvent = Pick<Event, 'id' | 'unitId' | 'seriesId'> & EventDetails;
export type Move = Pick<Event, 'startsOn' | 'endsOn' | 'startsAt' | 'endsAt' | 'venue' | 'registerUntil'>;

/** What is known beyond the request: whether the agreement and the structure that it names hold on its first day, and the others are there. */
export interface Cited {
  readonly agreement: boolean;
  readonly structure: boolean;
  readonly programme: boolean;
  readonly planItem: boolean;
  /** The organisation that receives it. */
  readonly venue: boolean;
}

/** Longer than any course of the documents: a slip of the pen. */
const LONGEST_DAYS = 366;
const MOST_SEATS = 100_000;
const MOST_HOURS = 1_000;

type DetailsReason =
  | 'title-missing'
  | 'ends-before-it-begins'
  | 'lasts-too-long'
  | 'time-malformed'
  | 'venue-incomplete'
  | 'venue-does-not-fit'
  | 'audience-missing'
  | 'seats-out-of-range'
  | 'hours-out-of-range'
  | 'registration-ends-late'
  | 'agreement-does-not-hold'
  | 'no-such-structure'
  | 'no-such-plan-item'
  | 'no-such-programme'
  | 'no-such-venue';

/** Announces an event. It may lie in the past: what was held without being announced is entered afterwards. */
export function scheduleEvent(request: ScheduleEvent, cited: Cited): Decision<Event, EventScheduled, DetailsReason> {
  const wrong = whyNot(request, cited);
  if (wrong) return wrong;
  const event: Event = { ...request, status: 'scheduled', cancelledBecause: null, version: 0 };
  return accept(event, EventScheduled(stateOf(event)));
}

/** Changes or corrects what is known of an event, also after it was held; days and place are moved, see {@link moveEvent}. */
export function changeEvent(
  event: Event,
  details: Omit<EventDetails, keyof Move>,
  cited: Cited,
): Decision<Event, EventChanged, DetailsReason | 'cancelled'> {
  if (event.status === 'cancelled') return reject('cancelled');
  const next = { ...event, ...details };
  const wrong = whyNot(next, cited);
  if (wrong) return wrong;
  return accept(next, EventChanged(stateOf(next)));
}

/** Moves an event to other days or another place. */
export function moveEvent(
  event: Event,
  move: Move,
  cited: Cited,
): Decision<Event, EventMoved, DetailsReason | 'cancelled' | 'held-already'> {
  if (event.status === 'cancelled') return reject('cancelled');
  if (event.status === 'held') return reject('held-already');
  const next = { ...event, ...move };
  const wrong = whyNot(next, cited);
  if (wrong) return wrong;
  return accept(next, EventMoved(stateOf(next)));
}

/** States that it took place. */
export function holdEvent(
  event: Event,
  today: CalendarDate,
): Decision<Event, EventHeld, 'cancelled' | 'held-already' | 'still-to-come'> {
  if (event.status === 'cancelled') return reject('cancelled');
  if (event.status === 'held') return reject('held-already');
  if (event.endsOn > today) return reject('still-to-come', { endsOn: event.endsOn });
  const next: Event = { ...event, status: 'held' };
  return accept(next, EventHeld(stateOf(next)));
}

/** One transaction states them all. */
const MOST_HELD_AT_ONCE = 200;

/** Asked before any is looked up: null when they are not too many to be stated at once. */
export function whyTooMany(events: number): Rejected<'too-many-events'> | null {
  return events > MOST_HELD_AT_ONCE ? reject('too-many-events', { limit: MOST_HELD_AT_ONCE }) : null;
}

/** Calls it off; one that was entered as held by mistake too. */
export function cancelEvent(
  event: Event,
  because: string,
): Decision<Event, EventCancelled, 'cancelled' | 'reason-missing'> {
  if (event.status === 'cancelled') return reject('cancelled');
  if (!because.trim()) return reject('reason-missing');
  const next: Event = { ...event, status: 'cancelled', cancelledBecause: because };
  return accept(next, EventCancelled(stateOf(next)));
}

function whyNot(event: EventDetails, cited: Cited): Rejected<DetailsReason> | null {
  const { startsOn, endsOn, venue, seats, hours, registerUntil } = event;
  if (!event.title.trim()) return reject('title-missing');
  if (endsOn < startsOn || (endsOn === startsOn && isBefore(event.endsAt, event.startsAt))) {
    return reject('ends-before-it-begins', { startsOn });
  }
  if (daysBetween(startsOn, endsOn) > LONGEST_DAYS) return reject('lasts-too-long', { limit: LONGEST_DAYS });
  if (![event.startsAt, event.endsAt].every((time) => time === null || TIME.test(time)))
    return reject('time-malformed');
  if (venue.kind === 'organisation' && venue.unitId === null) return reject('venue-incomplete');
  if ((venue.kind === 'online') !== (event.form === 'ONLINE')) return reject('venue-does-not-fit');
  if (event.audience.length === 0) return reject('audience-missing');
  if (seats !== null && (seats < 1 || seats > MOST_SEATS)) return reject('seats-out-of-range', { limit: MOST_SEATS });
  if (hours < 0 || hours > MOST_HOURS) return reject('hours-out-of-range', { limit: MOST_HOURS });
  if (registerUntil !== null && registerUntil > endsOn) return reject('registration-ends-late', { endsOn });
  if (event.agreementId !== null && !cited.agreement) return reject('agreement-does-not-hold', { startsOn });
  if (event.structureId !== null && !cited.structure) return reject('no-such-structure', { startsOn });
  if (event.programmeId !== null && !cited.programme) return reject('no-such-programme');
  if (event.planItemId !== null && !cited.planItem) return reject('no-such-plan-item');
  if (venue.unitId !== null && !cited.venue) return reject('no-such-venue');
  return null;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const isBefore = (one: string | null, other: string | null) => one !== null && other !== null && one < other;
const daysBetween = (from: CalendarDate, to: CalendarDate) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const STATUS = { scheduled: 'SCHEDULED', held: 'HELD', cancelled: 'CANCELLED' } as const;

export const stateOf = (event: Event) => ({
  eventId: event.id,
  unitId: event.unitId,
  title: event.title,
  kind: event.kind,
  level: event.level,
  form: event.form,
  startsOn: event.startsOn,
  endsOn: event.endsOn,
  audience: [...event.audience],
  tags: [...event.tags],
  agreementId: event.agreementId,
  structureId: event.structureId,
  programmeId: event.programmeId,
  planItemId: event.planItemId,
  status: STATUS[event.status],
});
