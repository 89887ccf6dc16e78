import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  reject,
  type UnitId,
} from '@metodnet/kernel';

export type AdmissionId = Id<'Admission'>;

/** What must be in order before someone works (U14 §2.5.2–2.5.4); see {@link CHECKS}. */
export type Check =
  | 'medical-exam'
  | 'safety-briefing'
  | 'fire-safety-briefing'
  | 'electrical-safety'
  | 'evacuation-plan'
  | 'right-to-teach';

export const CHECKS: readonly Check[] = [
  'medical-exam',
  'safety-briefing',
  'fire-safety-briefing',
  'electrical-safety',
  'evacuation-plan',
  'right-to-teach',
];

/** Whether a check of an employee was passed, and when: a status and a date, never a diagnosis or a reason (ENT-27). */
export interface Admission {
  readonly id: AdmissionId;
  readonly personId: PersonId;
  readonly unitId: UnitId;
  readonly check: Check;
  readonly status: 'passed' | 'not-passed';
  readonly checkedOn: CalendarDate;
  readonly version: number;
}

export type RecordAdmission = Omit<Admission, 'version'>;

/** One record per person, employer and check; a new check replaces the older one. No domain event: it is nobody else's. */
export function recordAdmission(
  request: RecordAdmission,
  earlier: Admission | null,
  today: CalendarDate,
): Decision<Admission, never, 'checked-in-the-future' | 'checked-later-already'> {
  if (request.checkedOn > today) return reject('checked-in-the-future', { today });
  if (earlier && earlier.checkedOn > request.checkedOn)
    return reject('checked-later-already', { checkedOn: earlier.checkedOn });
  return accept({ ...request, id: earlier?.id ?? request.id, version: earlier?.version ?? 0 });
}
