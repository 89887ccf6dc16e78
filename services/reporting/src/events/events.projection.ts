import { on } from '@metodnet/bus';
import {
  AttendanceCorrected,
  AttendanceRecorded,
  ConsultationCorrected,
  ConsultationHeld,
  type ConsultationState,
  type Envelope,
  EventCancelled,
  EventChanged,
  EventHeld,
  EventMoved,
  EventScheduled,
  type EventState,
  ParticipationMoved,
  type ParticipationState,
  PupilChanged,
  PupilRegistered,
  type PupilState,
  Registered,
  RegistrationWithdrawn,
  SeatGiven,
  TargetProgrammeChanged,
  TargetProgrammeOpened,
  type TargetProgrammeState,
} from '@metodnet/contracts';
import { addDays, ownerOf } from '@metodnet/kernel';
import { type Change, samePerson, states } from '../ledger/changes.js';
import type { HeldFact } from '../ledger/fact.js';
import { told } from '../told.js';

const event = told(({ eventId }) => eventId, held);
const participation = told(({ participationId }) => participationId, part);
const consultation = told(({ consultationId }) => consultationId, consulted);
const targetProgramme = told(({ programmeId }) => programmeId, programme);

/** Events that were held, who was there, and who was consulted. */
export const eventHandlers = [
  on(EventScheduled, event),
  on(EventChanged, event),
  on(EventMoved, event),
  on(EventHeld, event),
  on(EventCancelled, event),
  on(Registered, participation),
  on(SeatGiven, participation),
  on(ParticipationMoved, participation),
  on(RegistrationWithdrawn, participation),
  on(AttendanceRecorded, participation),
  on(AttendanceCorrected, participation),
  on(PupilRegistered, pupil),
  on(PupilChanged, pupil),
  on(ConsultationHeld, consultation),
  on(ConsultationCorrected, consultation),
  on(TargetProgrammeOpened, targetProgramme),
  on(TargetProgrammeChanged, targetProgramme),
] as const;

/** «Конференции, слеты, форумы и др.» (T21 E3). */
const ACTIVE_FORMS: readonly EventState['kind'][] = ['CONFERENCE', 'RALLY', 'FORUM', 'FESTIVAL'];

/** «Обучение в различной форме» (T21 1.3; AMB-06): kinds of events at which people learn, not those that inform, celebrate or are for pupils. */
const TRAINING: readonly EventState['kind'][] = [
  ...(['SEMINAR', 'WORKSHOP', 'WEBINAR', 'TRAINING', 'OPEN_LESSON', 'MASTER_CLASS', 'CONFERENCE', 'FORUM'] as const),
  ...(['SETTING_UP_SESSION', 'INTERNSHIP', 'TEACHERS_LANDING', 'CONSULTATION', 'COURSES', 'EXCHANGE'] as const),
];

/** What is for these alone supports no one who works in the network. */
const NOT_STAFF: readonly EventState['audience'][number][] = ['PUPILS', 'PARENTS'];

/** An event counts on its last day, once it was held. */
function held({ eventId, unitId, endsOn, kind, audience, tags, agreementId, programmeId, status }: EventState): Change {
  if (status !== 'HELD') return states();
  const forStaff = audience.some((whom) => !NOT_STAFF.includes(whom));
  const is: Readonly<Record<HeldFact, boolean>> = {
    held: true,
    'held-for-staff': forStaff,
    'held-meeting': kind === 'MEETING',
    'held-active-form': ACTIVE_FORMS.includes(kind),
    'held-training': forStaff && TRAINING.includes(kind),
    'held-new-technologies': forStaff && tags.includes('NEW_TECHNOLOGIES'),
    'held-talent': tags.includes('TALENT'),
    'held-in-programme': programmeId !== null,
    'held-besides-meetings': forStaff && kind !== 'MEETING',
    'held-under-agreement': agreementId !== null,
    'held-fgos-managers': tags.includes('FGOS') && audience.includes('MANAGERS'),
  };
  const kinds = (Object.keys(is) as HeldFact[]).filter((fact) => is[fact]);
  return states(
    ...kinds.map((fact) => ({
      ...{ kind: fact, holder: eventId, unit: unitId, from: endsOn, to: null },
      ...(fact === 'held-in-programme' && programmeId ? { other: programmeId } : {}),
    })),
  );
}

/** Who was present took part, or held the event as its organiser; of pupils it counts where they were sent from. */
function part({ eventId, homeId, personId, pupilId, role, status, on: day }: ParticipationState): Change {
  if (status !== 'PRESENT') return states();
  const at = { other: eventId, from: day, to: null };
  if (personId !== null) {
    return states({ kind: role === 'ORGANISER' ? 'organised' : 'attended', holder: personId, ...at });
  }
  return pupilId === null ? states() : states({ kind: 'pupil-attended', holder: pupilId, unit: homeId, ...at });
}

function consulted({ methodistId, personId, on: day, cancelled }: ConsultationState): Change {
  if (cancelled) return states();
  return states({ kind: 'consulting', holder: methodistId, other: personId, from: day, to: null });
}

/** Whatever is in a series is in it as long as it is called one. */
function programme({ programmeId, series, from }: TargetProgrammeState): Change {
  return series ? states({ kind: 'series', holder: programmeId, from, to: null }) : states();
}

/** How old a pupil is; two ids of one pupil count as one. */
function pupil({ owner, data: { pupilId, ages, mergedInto } }: Envelope<PupilState>): Change[] {
  if (ownerOf(pupilId) !== owner) return [];
  const { fiveFrom, eighteenUntil } = ages;
  return [
    states({ kind: 'aged-5-18', holder: pupilId, from: fiveFrom, to: addDays(eighteenUntil, 1) }),
    ...(mergedInto ? [samePerson(mergedInto, pupilId)] : []),
  ];
}
