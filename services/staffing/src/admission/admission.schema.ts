import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Admission, AdmissionId, RecordAdmission } from './admission.js';

const Check = {
  MEDICAL_EXAM: 'medical-exam',
  SAFETY_BRIEFING: 'safety-briefing',
  FIRE_SAFETY_BRIEFING: 'fire-safety-briefing',
  ELECTRICAL_SAFETY: 'electrical-safety',
  EVACUATION_PLAN: 'evacuation-plan',
  RIGHT_TO_TEACH: 'right-to-teach',
} as const;
registerEnumType(Check, {
  name: 'AdmissionCheck',
  description: 'What must be in order before someone works (U14 §2.5.2–2.5.4).',
  valuesConfig: {
    MEDICAL_EXAM: { description: 'Медицинский осмотр.' },
    SAFETY_BRIEFING: { description: 'Инструктаж по технике безопасности и охране труда.' },
    FIRE_SAFETY_BRIEFING: { description: 'Инструктаж по пожарной безопасности.' },
    ELECTRICAL_SAFETY: { description: 'Электробезопасность, с отметкой в журнале.' },
    EVACUATION_PLAN: { description: 'План эвакуации и действия в чрезвычайных ситуациях.' },
    RIGHT_TO_TEACH: { description: 'Право заниматься педагогической деятельностью.' },
  },
});
const Status = { PASSED: 'passed', NOT_PASSED: 'not-passed' } as const;
registerEnumType(Status, {
  name: 'AdmissionStatus',
  description: 'Outcome of a check, without its reasons.',
  valuesConfig: { PASSED: { description: 'In order.' }, NOT_PASSED: { description: 'Not in order.' } },
});

@ObjectType('Admission', {
  description: 'Whether a check of an employee was passed, and when: never a diagnosis or a reason (ENT-27).',
})
@Directive('@key(fields: "id")')
export class AdmissionView implements Omit<Admission, 'personId' | 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: AdmissionId;

  @Field(() => Check, { description: 'Which check.' })
  readonly check!: Admission['check'];

  @Field(() => Status, { description: 'Its outcome.' })
  readonly status!: Admission['status'];

  @Field(() => CalendarDateScalar, { description: 'Day of the check.' })
  readonly checkedOn!: CalendarDate;

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

@InputType({ description: 'A check to enter; replaces the earlier one of its kind.' })
export class RecordAdmissionInput implements Omit<RecordAdmission, 'id'> {
  @Field(() => ID, { description: 'Who was checked.' })
  readonly personId!: PersonId;

  @Field(() => ID, { description: 'The employer.' })
  readonly unitId!: UnitId;

  @Field(() => Check, { description: 'Which check.' })
  readonly check!: Admission['check'];

  @Field(() => Status, { description: 'Its outcome.' })
  readonly status!: Admission['status'];

  @Field(() => CalendarDateScalar, { description: 'Day of the check.' })
  readonly checkedOn!: CalendarDate;
}

@ObjectType({ description: 'The check, or why not.' })
export class AdmissionPayload {
  @Field(() => AdmissionView, { nullable: true, description: 'The check as it is now.' })
  readonly admission?: AdmissionView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
