import { TrainingKind } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CompleteQualification, Qualification, QualificationId, Training } from './qualification.js';

export const Kind = TrainingKind.enum;
registerEnumType(Kind, {
  name: 'TrainingKind',
  description: 'Kind of programme of in-service training (ДПО).',
  valuesConfig: {
    RETRAINING: { description: 'Профессиональная переподготовка, from 250 hours.' },
    UPGRADING: { description: 'Повышение квалификации, from 16 hours.' },
  },
});

@ObjectType('QualificationRecord', { description: 'A completed programme of in-service training (ENT-24).' })
@Directive('@key(fields: "id")')
export class QualificationView implements Omit<Qualification, 'personId' | 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: QualificationId;

  @Field(() => Kind, { description: 'Retraining or upgrading.' })
  readonly kind!: TrainingKind;

  @Field(() => String, {
    description:
      'Title of the programme, as the provider gives it: shown to whoever sees the record, also without names.',
  })
  readonly programme!: string;

  @Field(() => Int, { description: 'Hours.' })
  readonly hours!: number;

  @Field(() => CalendarDateScalar, { description: 'Day of completion.' })
  readonly completedOn!: CalendarDate;

  @Field(() => Boolean, { description: 'Whether the programme is in the Federal Register.' })
  readonly inFederalRegister!: boolean;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'Day of the diagnostic by which it was chosen; null when it was not.',
  })
  readonly diagnosedOn!: CalendarDate | null;

  readonly document!: string | null;

  @Field(() => Boolean, { description: 'Entered by mistake: it does not count.' })
  readonly withdrawn!: boolean;

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

export const QualificationConnection = connection(QualificationView);

@InputType({ description: 'What was completed.' })
class TrainingInput implements Training {
  @Field(() => Kind, { description: 'Retraining or upgrading.' })
  readonly kind!: TrainingKind;

  @Field(() => String, {
    description:
      'Title of the programme, as the provider gives it; names nobody, for readers without names see it too.',
  })
  readonly programme!: string;

  @Field(() => Int, { description: 'Hours: from 16 for upgrading, from 250 for retraining.' })
  readonly hours!: number;

  @Field(() => CalendarDateScalar, { description: 'Day of completion.' })
  readonly completedOn!: CalendarDate;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the programme is in the Federal Register.' })
  readonly inFederalRegister!: boolean;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'Day of the diagnostic by which it was chosen.',
  })
  readonly diagnosedOn!: CalendarDate | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Number of the certificate or diploma.' })
  readonly document!: string | null;
}

@InputType({ description: 'A completed programme to enter.' })
export class CompleteQualificationInput extends TrainingInput implements Omit<CompleteQualification, 'id'> {
  @Field(() => ID, { description: 'Who completed it.' })
  readonly personId!: PersonId;

  @Field(() => ID, { description: 'The employer that enters it.' })
  readonly unitId!: UnitId;
}

@InputType({ description: 'A record as it should have been.' })
export class CorrectQualificationInput extends TrainingInput {
  @Field(() => ID, { description: 'Which record.' })
  readonly id!: QualificationId;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'A record that was a mistake.' })
export class WithdrawQualificationInput {
  @Field(() => ID, { description: 'Which record.' })
  readonly id!: QualificationId;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The record, or why not.' })
export class QualificationPayload {
  @Field(() => QualificationView, { nullable: true, description: 'The record as it is now.' })
  readonly qualification?: QualificationView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
