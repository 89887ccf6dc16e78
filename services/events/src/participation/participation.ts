import {
  AttendanceCorrected,
  AttendanceRecorded,
  type AttendanceRole,
  ParticipationMoved,
  type PupilAges,
  Registered,
  RegistrationWithdrawn,
  SeatGiven,
} from '@metodnet/contracts';
import {
  type Accepted,
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
  /** In whose place they came. */
  readonly replacesId: ParticipationId | null;
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
  /** Whether the person works at home on the first day of the event, or the pupil learns there now. */
  readonly atHome: boolean;
  /** Whether an event of this level is for people of that place. */
  readonly invited: boolean;
}

type OverReason = 'event-cancelled' | 'event-past';
type WhoReason = 'not-one-of-two' | 'takes-part-already' | 'not-employed-then' | 'not-a-pupil-there';

/** Registers somebody; when every seat is taken, puts them on the waiting list. Speakers and organisers take no seat. */
export function register(
  event: Event,
  request: Register,
  { today, taken, waiting, takesPartAlready, atHome, invited }: Circumstances,
): Decision<Participation, Registered, OverReason | WhoReason | 'registration-closed' | 'not-for-this-place'> {
  const closed = whyClosed(event, today);
  if (closed) return closed;
  if (!invited) return reject('not-for-this-place', { level: event.level });
  const wrong = whyNotThey(event, request, { takesPartAlready, atHome });
  if (wrong) return wrong;

  const mustWait = request.role === 'PARTICIPANT' && event.seats !== null && (taken >= event.seats || waiting > 0);
  const next: Participation = {
    ...request,
    unitId: event.unitId,
    eventId: event.id,
    replacesId: null,
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

/** Who comes in somebody's place. */
export type Substitute = Pick<Participation, 'id' | 'personId' | 'pupilId' | 'pupilAges' | 'source'>;

/** Registers somebody of the same organisation in another's place: on the same seat, or at the same place among those who wait. */
export function substitute(
  event: Event,
  replaced: Participation,
  by: Substitute,
  { today, takesPartAlready, atHome }: Pick<Circumstances, 'today' | 'takesPartAlready' | 'atHome'>,
): Decision<
  Participation,
  Registered,
  OverReason | WhoReason | 'withdrawn-already' | 'attendance-recorded-already' | 'not-of-one-kind'
> {
  const over = whyOver(event, today);
  if (over) return over;
  if (replaced.status === 'withdrawn') return reject('withdrawn-already');
  if (isRecorded(replaced)) return reject('attendance-recorded-already');
  if ((by.pupilId === null) !== (replaced.pupilId === null)) return reject('not-of-one-kind');
  const wrong = whyNotThey(event, by, { takesPartAlready, atHome });
  if (wrong) return wrong;
  const next: Participation = {
    ...replaced,
    ...by,
    // An order that sent the one sends the other.
    source: replaced.referralId === null ? by.source : replaced.source,
    replacesId: replaced.id,
    countsOn: event.endsOn,
    version: 0,
  };
  return accept(next, Registered(stateOf(next)));
}

/** Gives a seat to somebody who waits. */
export function giveSeat(participation: Participation): Decision<Participation, SeatGiven, 'does-not-wait'> {
  if (participation.status !== 'waiting') return reject('does-not-wait');
  const next: Participation = { ...participation, status: 'registered' };
  return accept(next, SeatGiven(stateOf(next)));
}

/** Takes a part along when its event was moved to another last day: whatever became of it counts on that day. */
export function moveAlong(event: Event, participation: Participation): Accepted<Participation, ParticipationMoved> {
  const next: Participation = { ...participation, countsOn: event.endsOn };
  return accept(next, ParticipationMoved(stateOf(next)));
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
  'event-cancelled' | 'event-still-to-come' | WhoReason | 'withdrawn-already' | 'hours-out-of-range'
> {
  if (event.status === 'cancelled') return reject('event-cancelled');
  if (event.startsOn > today) return reject('event-still-to-come', { startsOn: event.startsOn });
  if (participation.status === 'withdrawn') return reject('withdrawn-already');
  // Whoever was absent may work anywhere now.
  const wrong = whyNotThey(event, participation, { takesPartAlready, atHome: atHome || !present });
  if (wrong) return wrong;
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
  replacesId: null,
  status: 'registered',
  countsOn: event.endsOn,
  hours: 0,
  version: 0,
});

/** Whether it has been said who was there. */
export const isRecorded = ({ status }: Participation): boolean => status === 'present' || status === 'absent';

/** Why nobody can be registered any more: null while it is open. */
export function whyClosed(event: Event, today: CalendarDate): Rejected<OverReason | 'registration-closed'> | null {
  const { registerUntil } = event;
  const over = whyOver(event, today);
  if (over) return over;
  if (registerUntil !== null && registerUntil < today) return reject('registration-closed', { registerUntil });
  return null;
}

/** Why who comes can no longer be changed: null until the event is over. */
export function whyOver({ status, endsOn }: Event, today: CalendarDate): Rejected<OverReason> | null {
  if (status === 'cancelled') return reject('event-cancelled');
  if (status === 'held' || endsOn < today) return reject('event-past', { endsOn });
  return null;
}

function whyNotThey(
  event: Event,
  { personId, pupilId }: Pick<Participation, 'personId' | 'pupilId'>,
  { takesPartAlready, atHome }: Pick<Circumstances, 'takesPartAlready' | 'atHome'>,
): Rejected<WhoReason> | null {
  if ((personId === null) === (pupilId === null)) return reject('not-one-of-two');
  // First: whether somebody else's people take part is not for whoever asks.
  if (!atHome) {
    return pupilId === null ? reject('not-employed-then', { on: event.startsOn }) : reject('not-a-pupil-there');
  }
  return takesPartAlready ? reject('takes-part-already') : null;
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
