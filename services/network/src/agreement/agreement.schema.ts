import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Agreement, AgreementId } from './agreement.js';

@ObjectType('Agreement', {
  description: 'An agreement on cooperation with another organisation, and the events ordered by it (ENT-09).',
})
@Directive('@key(fields: "id")')
export class AgreementView implements Omit<Agreement, 'unitId' | 'partnerId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: AgreementId;

  @Field(() => String, { description: 'The other party by name.' })
  readonly partnerName!: string;

  @Field(() => String, { nullable: true, description: 'As printed.' })
  readonly number!: string | null;

  @Field(() => String, { description: 'What it is about.' })
  readonly subject!: string;

  @Field(() => [String], { description: 'Titles of the events that it orders.' })
  readonly orderedEvents!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Where its text is to be found.' })
  readonly fileUrl!: string | null;

  @Field(() => CalendarDateScalar, { description: 'Day of signing.' })
  readonly signedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; null while no end is set.',
  })
  readonly to!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

@InputType({ description: 'An agreement to record.' })
export class SignAgreementInput {
  @Field(() => ID, { description: 'The unit.' })
  readonly unitId!: UnitId;

  @Field(() => ID, { nullable: true, description: 'The other party when it is a unit of the network.' })
  readonly partnerId?: UnitId;

  @Field(() => String, { description: 'The other party by name.' })
  readonly partnerName!: string;

  @Field(() => String, { nullable: true, description: 'As printed.' })
  readonly number?: string;

  @Field(() => String, { description: 'What it is about.' })
  readonly subject!: string;

  @Field(() => [String], { description: 'Titles of the events that it orders.' })
  readonly orderedEvents!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Where its text is to be found.' })
  readonly fileUrl?: string;

  @Field(() => CalendarDateScalar, { description: 'Day of signing.' })
  readonly signedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; null while no end is set.',
  })
  readonly to?: CalendarDate;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class AgreementPayload {
  @Field(() => AgreementView, { nullable: true, description: 'As it is after the change.' })
  readonly agreement?: AgreementView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
