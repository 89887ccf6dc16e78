import type { ActKind, ExecutionState, PublicationChannel } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, pageArgs, SeenInput } from '@metodnet/subgraph';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ActKindEnum, ExecutionStateEnum, PublicationChannelEnum } from '../code-lists.js';
import type { ActId, AdoptAct } from './act.js';
import type { ActFilter } from './act.queries.js';

export const ActsPage = pageArgs({ byDefault: 50, max: 500 });
export type ActsPage = InstanceType<typeof ActsPage>;

@ArgsType()
export class ActsArgs implements ActFilter {
  @Field(() => ID, { nullable: true, description: 'Only those that this unit has issued.' })
  readonly unitId?: UnitId;

  @Field(() => [ActKindEnum], { nullable: true, description: 'Only of these kinds.' })
  readonly kinds?: ActKind[];

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Only those in force on this day.' })
  readonly asOf?: CalendarDate;

  @Field(() => String, {
    nullable: true,
    description: 'Beginnings of words of title, number or issuer; numbers whole.',
  })
  readonly search?: string;
}

@InputType({ description: 'An act to adopt in the name of a unit.' })
export class AdoptActInput {
  @Field(() => ID, { description: 'The unit that issues it.' })
  readonly unitId!: UnitId;

  @Field(() => ActKindEnum, { description: 'What kind of act.' })
  readonly kind!: ActKind;

  @Field(() => String, { nullable: true, description: 'Number as printed.' })
  readonly number?: string;

  @Field(() => String, { description: 'Title as printed.' })
  readonly title!: string;

  @Field(() => CalendarDateScalar, { description: 'Day of adoption.' })
  readonly adoptedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day in force; that of adoption by default.' })
  readonly from?: CalendarDate;

  @Field(() => String, { nullable: true, description: 'Where its text is to be found, http(s).' })
  readonly fileUrl?: string;

  @Field(() => [ID], { nullable: true, description: 'Acts that it carries out (PRC-51).' })
  readonly inPursuanceOf?: ActId[];

  @Field(() => [ID], { nullable: true, description: 'Acts that it amends.' })
  readonly amends?: ActId[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Acts that lose their force by it; you must be able to repeal each.',
  })
  readonly repeals?: ActId[];
}

@InputType({ description: 'The publication of an act.' })
export class PublishActInput extends SeenInput {
  @Field(() => PublicationChannelEnum, { description: 'Through which channel.' })
  readonly channel!: PublicationChannel;

  @Field(() => String, { description: 'The newspaper, or the address.' })
  readonly place!: string;

  @Field(() => CalendarDateScalar, { description: 'On which day.' })
  readonly publishedOn!: CalendarDate;
}

@InputType({ description: 'The repeal of an act.' })
export class RepealActInput extends SeenInput {
  @Field(() => CalendarDateScalar, { description: 'First day out of force.' })
  readonly repealedOn!: CalendarDate;

  @Field(() => ID, { nullable: true, description: 'The act that repealed it.' })
  readonly repealedById?: ActId;
}

@InputType({ description: 'The unit that carries an act out.' })
export class AppointOperatorInput extends SeenInput {
  @Field(() => ID, { description: 'The unit.' })
  readonly operatorId!: UnitId;

  @Field(() => CalendarDateScalar, { description: 'From which day.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'The official who controls an act’s execution.' })
export class AssignControllerInput extends SeenInput {
  @Field(() => ID, { description: 'Id of the person.' })
  readonly controllerId!: PersonId;

  @Field(() => CalendarDateScalar, { description: 'From which day.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'A mark of an act’s execution.' })
export class MarkExecutionInput extends SeenInput {
  @Field(() => ExecutionStateEnum, { description: 'How far it has been carried out.' })
  readonly state!: ExecutionState;

  @Field(() => CalendarDateScalar, { description: 'On which day.' })
  readonly markedOn!: CalendarDate;
}

/** What adoption asks for; what was left out is said to be absent. */
export const adoptionOf = ({
  number,
  from,
  fileUrl,
  inPursuanceOf,
  amends,
  repeals,
  ...given
}: AdoptActInput): AdoptAct => ({
  ...given,
  number: number ?? null,
  from: from ?? null,
  fileUrl: fileUrl ?? null,
  inPursuanceOf: inPursuanceOf ?? [],
  amends: amends ?? [],
  repeals: repeals ?? [],
});
