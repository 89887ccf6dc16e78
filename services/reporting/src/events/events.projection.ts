import { on } from '@metodnet/bus';
import {
  AttendanceCorrected,
  AttendanceRecorded,
  EventCancelled,
  EventChanged,
  EventHeld,
  EventMoved,
  EventScheduled,
  type EventState,
  type ParticipationState,
  Registered,
  RegistrationWithdrawn,
  SeatGiven,
} from '@metodnet/contracts';
import { type Change, states } from '../ledger/changes.js';
import type { HeldFact } from '../ledger/fact.js';
import { told } from '../told.js';

const event = told(({ eventId }) => eventId, held);
const participation = told(({ participationId }) => participationId, part);

/** Events that were held, and who was there. */
export const eventHandlers = [
  on(EventScheduled, event),
  on(EventChanged, event),
  on(EventMoved, event),
  on(EventHeld, event),
  on(EventCancelled, event),
  on(Registered, participation),
  on(SeatGiven, participation),
  on(RegistrationWithdrawn, participation),
  on(AttendanceRecorded, participation),
  on(AttendanceCorrected, participation),
] as const;

/** «Конференции, слеты, форумы и др.» (T21 E3). */
const ACTIVE_FORMS: readonly EventState['kind'][] = ['CONFERENCE', 'RALLY', 'FORUM', 'FESTIVAL'];

/** What is for these alone supports no one who works in the network. */
const NOT_STAFF: readonly EventState['audience'][number][] = ['PUPILS', 'PARENTS'];

/** An event counts on its last day, once it was held. */
function held({ eventId, unitId, endsOn, kind, audience, status }: EventState): Change {
  if (status !== 'HELD') return states();
  const is: Readonly<Record<HeldFact, boolean>> = {
    held: true,
    'held-for-staff': audience.some((whom) => !NOT_STAFF.includes(whom)),
    'held-meeting': kind === 'MEETING',
    'held-active-form': ACTIVE_FORMS.includes(kind),
  };
  const kinds = (Object.keys(is) as HeldFact[]).filter((fact) => is[fact]);
  return states(...kinds.map((fact) => ({ kind: fact, holder: eventId, unit: unitId, from: endsOn, to: null })));
}

/** Who was present took part, or held the event as its organiser. */
function part({ eventId, personId, role, status, on: day }: ParticipationState): Change {
  if (status !== 'PRESENT' || personId === null) return states();
  const kind = role === 'ORGANISER' ? 'organised' : 'attended';
  return states({ kind, holder: personId, other: eventId, from: day, to: null });
}
