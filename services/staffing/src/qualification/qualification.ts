import {
  QualificationCompleted,
  QualificationCorrected,
  QualificationWithdrawn,
  type TrainingKind,
} from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { notTexts } from '../text/text.js';

export type QualificationId = Id<'QualificationRecord'>;

/** A completed programme of in-service training: retraining or qualification upgrading (ENT-24). */
export interface Qualification {
  readonly id: QualificationId;
  readonly personId: PersonId;
  /** The employer that entered it and answers for it. */
  readonly unitId: UnitId;
  readonly kind: TrainingKind;
  /** Title of the programme: said of the programme and not of a person, so that whoever reads the record reads it. */
  readonly programme: string;
  readonly hours: number;
  readonly completedOn: CalendarDate;
  readonly inFederalRegister: boolean;
  /** Day of the diagnostic by which the programme was chosen (K24 §4.1.2). */
  readonly diagnosedOn: CalendarDate | null;
  /** Number of the certificate or diploma; stays at home. */
  readonly document: string | null;
  readonly withdrawn: boolean;
  readonly version: number;
}

export type Training = Pick<
  Qualification,
  'kind' | 'programme' | 'hours' | 'completedOn' | 'inFederalRegister' | 'diagnosedOn' | 'document'
>;
export type CompleteQualification = Training & Pick<Qualification, 'id' | 'personId' | 'unitId'>;

/** Order 499 of 01.07.2013, item 12: upgrading takes at least 16 hours, retraining at least 250 [X]. */
export const LEAST_HOURS: Readonly<Record<TrainingKind, number>> = { UPGRADING: 16, RETRAINING: 250 };
export const MOST_HOURS = 5000;

type Wrong =
  | 'programme-missing'
  | 'not-a-text'
  | 'too-few-hours'
  | 'too-many-hours'
  | 'completed-in-the-future'
  | 'diagnosed-too-late';

export function completeQualification(
  request: CompleteQualification,
  today: CalendarDate,
): Decision<Qualification, QualificationCompleted, Wrong> {
  const next = { ...request, withdrawn: false, version: 0 };
  return wrongIn(request, today) ?? accept(next, QualificationCompleted(stateOf(next)));
}

export function correctQualification(
  record: Qualification,
  training: Training,
  today: CalendarDate,
): Decision<Qualification, QualificationCorrected, Wrong | 'withdrawn'> {
  if (record.withdrawn) return reject('withdrawn');
  const next = { ...record, ...training };
  return (
    wrongIn(training, today) ?? accept(next, QualificationCorrected({ ...stateOf(next), corrects: record.version }))
  );
}

export function withdrawQualification(
  record: Qualification,
): Decision<Qualification, QualificationWithdrawn, 'withdrawn'> {
  if (record.withdrawn) return reject('withdrawn');
  const next = { ...record, withdrawn: true };
  return accept(next, QualificationWithdrawn(stateOf(next)));
}

function wrongIn({ kind, programme, hours, completedOn, diagnosedOn, document }: Training, today: CalendarDate) {
  if (programme.trim() === '') return reject('programme-missing');
  const unfit = notTexts(programme, document);
  if (unfit) return unfit;
  if (hours < LEAST_HOURS[kind]) return reject('too-few-hours', { hours: LEAST_HOURS[kind] });
  if (hours > MOST_HOURS) return reject('too-many-hours', { hours: MOST_HOURS });
  if (completedOn > today) return reject('completed-in-the-future', { today });
  if (diagnosedOn && diagnosedOn > completedOn) return reject('diagnosed-too-late', { completedOn });
  return null;
}

/** Without the programme's name and the document's number: the first is free text, the second leads to a person. */
function stateOf({
  id: recordId,
  personId,
  unitId,
  kind: programmeKind,
  hours,
  completedOn,
  inFederalRegister,
  diagnosedOn,
  withdrawn,
}: Qualification) {
  return { recordId, personId, unitId, programmeKind, hours, completedOn, inFederalRegister, diagnosedOn, withdrawn };
}
