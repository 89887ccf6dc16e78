import type { ActKind, ExecutionState, PublicationChannel } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ActKindEnum, ExecutionStateEnum, PublicationChannelEnum } from '../code-lists.js';
import { UnitView } from '../unit/unit.schema.js';
import type { Act, ActId, ExecutionMark, Publication } from './act.js';
import type { ComplianceState } from './act.queries.js';

@ObjectType('Publication', { description: 'Where and when an act was made public (PRC-55).' })
export class PublicationView implements Publication {
  @Field(() => PublicationChannelEnum, { description: 'Through which channel.' })
  readonly channel!: PublicationChannel;

  @Field(() => String, { description: 'The newspaper, or the address.' })
  readonly place!: string;

  @Field(() => CalendarDateScalar, { description: 'On which day.' })
  readonly publishedOn!: CalendarDate;
}

@ObjectType('ExecutionMark', { description: 'How far an act had been carried out on a day.' })
export class ExecutionMarkView implements ExecutionMark {
  @Field(() => ExecutionStateEnum, { description: 'How far.' })
  readonly state!: ExecutionState;

  @Field(() => CalendarDateScalar, { description: 'On which day.' })
  readonly markedOn!: CalendarDate;
}

@ObjectType('ActOperator', { description: 'The unit that carries an act out (PRC-50).' })
export class ActOperatorView {
  @Field(() => CalendarDateScalar, { description: 'From which day, until the next one.' })
  readonly from!: CalendarDate;
}

@ObjectType('ActController', {
  description: 'The official on whom the control of an act’s execution is laid (ROL-22).',
})
export class ActControllerView {
  @Field(() => CalendarDateScalar, { description: 'From which day, until the next one.' })
  readonly from!: CalendarDate;
}

@ObjectType('Act', { description: 'A normative act (ENT-08).' })
@Directive('@key(fields: "id")')
export class ActView
  implements Omit<Act, 'unitId' | 'repealedById' | 'inPursuanceOf' | 'amends' | 'repeals' | 'operators' | 'controllers'>
{
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: ActId;

  @Field(() => ActKindEnum, { description: 'What kind of act.' })
  readonly kind!: ActKind;

  @Field(() => String, { nullable: true, description: 'Number as printed.' })
  readonly number!: string | null;

  @Field(() => String, { description: 'Title as printed.' })
  readonly title!: string;

  @Field(() => String, { description: 'Who issued it, under the name of that day.' })
  readonly issuer!: string;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Day of adoption; null when cited without a date.' })
  readonly adoptedOn!: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day in force.' })
  readonly from!: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day out of force.' })
  readonly repealedOn!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Where its text is to be found.' })
  readonly fileUrl!: string | null;

  @Field(() => [PublicationView], { description: 'Where it was made public.' })
  readonly publications!: readonly Publication[];

  @Field(() => [ExecutionMarkView], { description: 'Marks of its execution, in order of time.' })
  readonly marks!: readonly ExecutionMark[];

  @Field(() => String, {
    nullable: true,
    description: 'Why what is printed cannot be right; kept as printed (AMB-38).',
  })
  readonly suspect!: string | null;

  @Field(() => String, { nullable: true, description: 'Where in the documents it is cited.' })
  readonly source!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const ActConnection = connection(ActView);

const State = { NOTHING: 'NOTHING', ADOPTED: 'ADOPTED', PUBLISHED: 'PUBLISHED' } as const;
registerEnumType(State, {
  name: 'ActComplianceState',
  description: 'How far a unit has done what an act recommends (REP-19).',
  valuesConfig: {
    NOTHING: { description: 'It has adopted no act in pursuance of it.' },
    ADOPTED: { description: 'It has adopted one and not published it on a site.' },
    PUBLISHED: { description: 'It has adopted one and published it on a site.' },
  },
});

@ObjectType('ActCompliance', {
  description: 'What a unit has done about an act that recommends something (REP-19, T21 order 6).',
})
export class ActComplianceView {
  @Field(() => UnitView, { description: 'The unit.' })
  readonly unit!: UnitView;

  @Field(() => ActView, { nullable: true, description: 'Its own act in pursuance of the other.' })
  readonly act!: ActView | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'When that was published on a site.' })
  readonly publishedOn!: CalendarDate | null;

  @Field(() => State, { description: 'How far it has come.' })
  readonly state!: ComplianceState;
}

export const ActComplianceConnection = connection(ActComplianceView);

@ObjectType({ description: 'The act, or why not.' })
export class ActPayload {
  @Field(() => ActView, { nullable: true, description: 'The act after the change.' })
  readonly act?: ActView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
