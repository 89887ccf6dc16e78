import {
  AttendanceCorrected,
  AttendanceRecorded,
  type AttendanceRole,
  type PupilAges,
  Registered,
  RegistrationWithdrawn,
  SeatGiven,
} from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { Event, EventId } from '../event/event.js';

export type ParticipationId = Id<'Participation'>;

/** Somebody's part in an event, from registration to attendance (ENT-48). */
export interface Participation {
  readonly id: ParticipationId;
  /** Who organises the event. */
  readonly unitId: UnitId;
  readonly eventId: EventId;
  /** Where the person works, or the pupil learns. */
  readonly homeId: UnitId;
  readonly personId: PersonId | null;
  readonly pupilId: Id<'Pupil'> | null;
  readonly pupilAges: PupilAges | null;
  readonly role: AttendanceRole;
  readonly source: 'referral' | 'self' | 'organiser';
  readonly referralId: Id<'Referral'> | null;
  readonly status: 'registered' | 'waiting' | 'withdrawn' | 'present' | 'absent';
  /** When it was asked for: the order of the waiting list. */
  readonly queuedAt: Date;
  /** The last day of the event: figures count it in this day's month. */
  readonly countsOn: CalendarDate;
  /** Academic hours; 0 unless present. */
  readonly hours: number;
  readonly version: number;
}

export type Register = Pick<
  Participation,
  'id' | 'homeId' | 'personId' | 'pupilId' | 'pupilAges' | 'role' | 'source' | 'referralId' | 'queuedAt'
>;

/** What a registration depends on besides the event. */
export interface Circumstances {
  readonly today: CalendarDate;
  /** Seats taken and people waiting now. */
  readonly taken: number;
  readonly waiting: number;
  readonly takesPartAlready: boolean;
  /** Whether the person works at home on the first day of the event; true for pupils. */
  readonly atHome: boolean;
  /** Whether an event of this level is for people of that place. */
  readonly invited: boolean;
}

type ClosedReason = 'event-cancelled' | 'event-past' | 'registration-closed';

/** Registers somebody; when every seat is taken, puts them on the waiting list. Speakers and organisers take no seat. */
export function register(
  event: Event,
  request: Register,
  { today, taken, waiting, takesPartAlready, atHome, invited }: Circumstances,
): Decision<
  Participation,
  Registered,
  ClosedReason | 'takes-part-already' | 'not-employed-then' | 'not-for-this-place'
> {
  const closed = whyClosed(event, today);
  if (closed) return closed;
  if (!invited) return reject('not-for-this-place', { level: event.level });
  if (takesPartAlready) return reject('takes-part-already');
  if (!atHome) return reject('not-employed-then', { on: event.startsOn });

  const mustWait = request.role === 'PARTICIPANT' && event.seats !== null && (taken >= event.seats || waiting > 0);
  const next: Participation = {
    ...request,
    unitId: event.unitId,
    eventId: event.id,
    status: mustWait ? 'waiting' : 'registered',
    countsOn: event.endsOn,
    hours: 0,
    version: 0,
  };
  return accept(next, Registered(stateOf(next)));
}

/** Withdraws a registration; the seat goes to the first who waits. */
export function withdraw(
  participation: Participation,
): Decision<Participation, RegistrationWithdrawn, 'withdrawn-already' | 'attendance-recorded-already'> {
  if (participation.status === 'withdrawn') return reject('withdrawn-already');
  if (isRecorded(participation)) return reject('attendance-recorded-already');
  const next: Participation = { ...participation, status: 'withdrawn' };
  return accept(next, RegistrationWithdrawn(stateOf(next)));
}

/** Gives a seat to somebody who waits. */
export function giveSeat(participation: Participation): Decision<Participation, SeatGiven, 'does-not-wait'> {
  if (participation.status !== 'waiting') return reject('does-not-wait');
  const next: Participation = { ...participation, status: 'registered' };
  return accept(next, SeatGiven(stateOf(next)));
}

/** What was seen of somebody at an event. A walk-in must not take part already. */
export interface Attendance {
  readonly present: boolean;
  /** As the event credits when null. */
  readonly hours: number | null;
  readonly role: AttendanceRole;
}

/** Records who was there, or corrects it. More hours than the event credits are a slip of the pen. */
export function recordAttendance(
  event: Event,
  participation: Participation,
  { present, hours, role }: Attendance,
  { today, atHome, takesPartAlready }: Pick<Circumstances, 'today' | 'atHome' | 'takesPartAlready'>,
): Decision<
  Participation,
  AttendanceRecorded | AttendanceCorrected,
  | 'event-cancelled'
  | 'event-still-to-come'
  | 'takes-part-already'
  | 'withdrawn-already'
  | 'not-employed-then'
  | 'hours-out-of-range'
> {
  if (event.status === 'cancelled') return reject('event-cancelled');
  if (event.startsOn > today) return reject('event-still-to-come', { startsOn: event.startsOn });
  if (takesPartAlready) return reject('takes-part-already');
  if (participation.status === 'withdrawn') return reject('withdrawn-already');
  if (present && !atHome) return reject('not-employed-then', { on: event.startsOn });
  const credited = present ? (hours ?? event.hours) : 0;
  if (credited < 0 || credited > event.hours) return reject('hours-out-of-range', { limit: event.hours });

  const next: Participation = {
    ...participation,
    status: present ? 'present' : 'absent',
    role,
    hours: credited,
    countsOn: event.endsOn,
  };
  const contract = isRecorded(participation) ? AttendanceCorrected : AttendanceRecorded;
  return accept(next, contract(stateOf(next)));
}

/** What a walk-in's participation is before it is recorded: nobody registered them. */
export const walkIn = (event: Event, request: Register): Participation => ({
  ...request,
  unitId: event.unitId,
  eventId: event.id,
  status: 'registered',
  countsOn: event.endsOn,
  hours: 0,
  version: 0,
});

/** Whether it has been said who was there. */
export const isRecorded = ({ status }: Participation): boolean => status === 'present' || status === 'absent';

function whyClosed({ status, endsOn, registerUntil }: Event, today: CalendarDate): Rejected<ClosedReason> | null {
  if (status === 'cancelled') return reject('event-cancelled');
  if (status === 'held' || endsOn < today) return reject('event-past', { endsOn });
  if (registerUntil !== null && registerUntil < today) return reject('registration-closed', { registerUntil });
  return null;
}

const SOURCE = { referral: 'REFERRAL', self: 'SELF', organiser: 'ORGANISER' } as const;
const STATUS = {
  registered: 'REGISTERED',
  waiting: 'WAITING',
  withdrawn: 'WITHDRAWN',
  present: 'PRESENT',
  absent: 'ABSENT',
} as const;

const stateOf = (participation: Participation) => ({
  participationId: participation.id,
  eventId: participation.eventId,
  unitId: participation.unitId,
  homeId: participation.homeId,
  personId: participation.personId,
  pupilId: participation.pupilId,
  pupilAges: participation.pupilAges,
  role: participation.role,
  source: SOURCE[participation.source],
  referralId: participation.referralId,
  status: STATUS[participation.status],
  on: participation.countsOn,
  hours: participation.hours,
});
