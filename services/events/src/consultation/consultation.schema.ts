import type { EventForm } from '@metodnet/contracts';
import type { CalendarDate, Id, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { EventFormEnum } from '../code-lists.js';
import type { Consultation, ConsultationDetails, ConsultationId } from './consultation.js';
import type { ConsultationFilter } from './consultation.queries.js';

@ObjectType('Consultation', {
  description: 'A methodist’s consultation of one person (индивидуальное консультирование; ENT-49).',
})
@Directive('@key(fields: "id")')
export class ConsultationView
  implements Pick<Consultation, 'id' | 'topic' | 'form' | 'heldOn' | 'difficultyId' | 'cancelled' | 'version'>
{
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: ConsultationId;

  @Field(() => String, { description: 'What it was about, in the methodist’s words.' })
  readonly topic!: string;

  @Field(() => EventFormEnum, { description: 'How they came together.' })
  readonly form!: EventForm;

  @Field(() => CalendarDateScalar, { description: 'Day.' })
  readonly heldOn!: CalendarDate;

  @Field(() => ID, { nullable: true, description: 'The declared or diagnosed difficulty that it addresses.' })
  readonly difficultyId!: Id<'Difficulty'> | null;

  @Field(() => Boolean, { description: 'Entered by mistake: it never was.' })
  readonly cancelled!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const ConsultationConnection = connection(ConsultationView);

@InputType({ description: 'What is known of a consultation.' })
export class ConsultationDetailsInput implements ConsultationDetails {
  @Field(() => ID, { description: 'Who consulted; somebody who worked in the unit on the day.' })
  readonly methodistId!: PersonId;

  @Field(() => ID, { description: 'Who was consulted.' })
  readonly personId!: PersonId;

  @Field(() => ID, { description: 'Where that person worked on the day.' })
  readonly homeId!: UnitId;

  @Field(() => String, { description: 'What it was about; it stays with the service and the person’s organisation.' })
  readonly topic!: string;

  @Field(() => EventFormEnum, { description: 'How they came together.' })
  readonly form!: EventForm;

  @Field(() => CalendarDateScalar, { description: 'Day; not in the future.' })
  readonly heldOn!: CalendarDate;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The difficulty that it addresses.' })
  readonly difficultyId!: Id<'Difficulty'> | null;
}

@InputType({ description: 'A consultation that was held.' })
export class RecordConsultationInput {
  @Field(() => ID, { description: 'Whose methodist consulted.' })
  readonly unitId!: UnitId;

  @Field(() => ConsultationDetailsInput, { description: 'Who consulted whom about what.' })
  readonly details!: ConsultationDetailsInput;
}

@InputType({ description: 'What a consultation really was: the whole of it.' })
export class CorrectConsultationInput extends SeenInput<ConsultationId> {
  @Field(() => ConsultationDetailsInput, { description: 'Who consulted whom about what.' })
  readonly details!: ConsultationDetailsInput;
}

@InputType({ description: 'A consultation that was entered by mistake.' })
export class CancelConsultationInput extends SeenInput<ConsultationId> {}

@InputType({ description: 'Which consultations are wanted; what is not given does not restrict.' })
export class ConsultationFilterInput implements ConsultationFilter {
  @Field(() => ID, { nullable: true, description: 'By methodists of this unit and of all below it.' })
  readonly within?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'Of people of this unit and of all below it.' })
  readonly home?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'Of this person, under whatever id.' })
  readonly personId?: PersonId | null;

  @Field(() => ID, { nullable: true, description: 'By this methodist, under whatever id.' })
  readonly methodistId?: PersonId | null;

  @Field(() => ID, { nullable: true, description: 'Addressing this difficulty.' })
  readonly difficultyId?: Id<'Difficulty'> | null;

  @Field(() => [EventFormEnum], { nullable: true, description: 'In these forms.' })
  readonly forms?: readonly EventForm[] | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Held on this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Held on this day or earlier.' })
  readonly to?: CalendarDate | null;

  @Field(() => Boolean, { nullable: true, description: 'Also those that were entered by mistake.' })
  readonly withCancelled?: boolean | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class ConsultationPayload {
  @Field(() => ConsultationView, { nullable: true, description: 'As it is after the change.' })
  readonly consultation?: ConsultationView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
