import { ConsultationCorrected, ConsultationHeld, type EventForm } from '@metodnet/contracts';
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

export type ConsultationId = Id<'Consultation'>;

/** A methodist's consultation of one person (индивидуальное консультирование; ENT-49, PRC-09). */
export interface Consultation {
  readonly id: ConsultationId;
  /** Whose methodist consulted. */
  readonly unitId: UnitId;
  readonly methodistId: PersonId;
  readonly personId: PersonId;
  /** Where that person works. */
  readonly homeId: UnitId;
  /** In the methodist's words: it never leaves this database. */
  readonly topic: string;
  readonly form: EventForm;
  readonly heldOn: CalendarDate;
  /** The declared or diagnosed difficulty that it addresses. */
  readonly difficultyId: Id<'Difficulty'> | null;
  /** Entered by mistake: it never was. */
  readonly cancelled: boolean;
  readonly version: number;
}

export type ConsultationDetails = Omit<Consultation, 'id' | 'unitId' | 'cancelled' | 'version'>;
export type RecordConsultation = Pick<Consultation, 'id' | 'unitId'> & ConsultationDetails;

/** What is known beyond the request. */
export interface Circumstances {
  readonly today: CalendarDate;
  /** Whether the methodist works in the unit on the day. */
  readonly methodistWorksHere: boolean;
  /** Whether the person works at home on the day. */
  readonly worksThere: boolean;
}

type DetailsReason =
  | 'topic-missing'
  | 'consults-oneself'
  | 'still-to-come'
  | 'methodist-not-employed-then'
  | 'not-employed-then';

/** Records a consultation, also days later. */
export function recordConsultation(
  request: RecordConsultation,
  circumstances: Circumstances,
): Decision<Consultation, ConsultationHeld, DetailsReason> {
  const wrong = whyNot(request, circumstances);
  if (wrong) return wrong;
  const next: Consultation = { ...request, cancelled: false, version: 0 };
  return accept(next, ConsultationHeld(stateOf(next)));
}

/** Corrects what was recorded: the whole of it. */
export function correctConsultation(
  consultation: Consultation,
  details: ConsultationDetails,
  circumstances: Circumstances,
): Decision<Consultation, ConsultationCorrected, DetailsReason | 'cancelled-already'> {
  if (consultation.cancelled) return reject('cancelled-already');
  const wrong = whyNot(details, circumstances);
  if (wrong) return wrong;
  const next: Consultation = { ...consultation, ...details };
  return accept(next, ConsultationCorrected(stateOf(next)));
}

/** Takes back what was entered by mistake. */
export function cancelConsultation(
  consultation: Consultation,
): Decision<Consultation, ConsultationCorrected, 'cancelled-already'> {
  if (consultation.cancelled) return reject('cancelled-already');
  const next: Consultation = { ...consultation, cancelled: true };
  return accept(next, ConsultationCorrected(stateOf(next)));
}

function whyNot(
  { topic, methodistId, personId, heldOn }: ConsultationDetails,
  { today, methodistWorksHere, worksThere }: Circumstances,
): Rejected<DetailsReason> | null {
  if (!topic.trim()) return reject('topic-missing');
  if (methodistId === personId) return reject('consults-oneself');
  if (heldOn > today) return reject('still-to-come', { heldOn });
  if (!methodistWorksHere) return reject('methodist-not-employed-then', { heldOn });
  if (!worksThere) return reject('not-employed-then', { heldOn });
  return null;
}

const stateOf = (consultation: Consultation) => ({
  consultationId: consultation.id,
  unitId: consultation.unitId,
  methodistId: consultation.methodistId,
  personId: consultation.personId,
  homeId: consultation.homeId,
  form: consultation.form,
  on: consultation.heldOn,
  difficultyId: consultation.difficultyId,
  cancelled: consultation.cancelled,
});
