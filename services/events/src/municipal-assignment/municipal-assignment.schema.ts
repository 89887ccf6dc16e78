import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type {
  Assigned,
  IssueAssignment,
  Measure,
  MunicipalAssignment,
  MunicipalAssignmentId,
} from './municipal-assignment.js';
import type { MunicipalAssignmentFilter } from './municipal-assignment.queries.js';

export const MeasureKind = { VOLUME: 'volume', QUALITY: 'quality' } as const;
registerEnumType(MeasureKind, {
  name: 'AssignmentMeasureKind',
  description: 'What an assignment sets.',
  valuesConfig: {
    VOLUME: { description: 'Показатель объёма.' },
    QUALITY: { description: 'Показатель качества.' },
  },
});

@ObjectType('AssignmentMeasure', { description: 'What is to be reached of an indicator.' })
export class MeasureView implements Measure {
  @Field(() => MeasureKind, { description: 'How much of the work, or how good.' })
  readonly kind!: Measure['kind'];

  @Field(() => String, { description: 'Code in the catalogue of indicators, `IND-47`.' })
  readonly indicator!: string;

  @Field(() => String, { description: 'The value: an exact decimal.' })
  readonly value!: string;
}

@ObjectType('MunicipalAssignment', {
  description: 'What the municipality assigns to its service for a time (муниципальное задание; ENT-44).',
})
@Directive('@key(fields: "id")')
export class MunicipalAssignmentView implements Omit<MunicipalAssignment, 'unitId' | 'executorId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: MunicipalAssignmentId;

  @Field(() => String, { description: 'Number of the order that approved it.' })
  readonly orderNumber!: string;

  @Field(() => CalendarDateScalar, { description: 'Date of that order.' })
  readonly orderDate!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day on which it no longer holds.' })
  readonly to!: CalendarDate;

  @Field(() => [MeasureView], { description: 'What is to be reached.' })
  readonly measures!: readonly Measure[];

  @Field(() => Boolean, { description: 'Given up, or entered by mistake.' })
  readonly withdrawn!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const MunicipalAssignmentConnection = connection(MunicipalAssignmentView);

@InputType({ description: 'What is to be reached of an indicator.' })
export class AssignmentMeasureInput implements Measure {
  @Field(() => MeasureKind, { description: 'How much of the work, or how good.' })
  readonly kind!: Measure['kind'];

  @Field(() => String, { description: 'Code in the catalogue of indicators, `IND-47`.' })
  readonly indicator!: string;

  @Field(() => String, { description: 'The value: a decimal of at most six places.' })
  readonly value!: string;
}

@InputType({ description: 'What is assigned, by which order.' })
export class AssignedInput implements Assigned {
  @Field(() => String, { description: 'Number of the order.' })
  readonly orderNumber!: string;

  @Field(() => CalendarDateScalar, { description: 'Date of the order.' })
  readonly orderDate!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day on which it no longer holds.' })
  readonly to!: CalendarDate;

  @Field(() => [AssignmentMeasureInput], { description: 'What is to be reached; each indicator once.' })
  readonly measures!: readonly Measure[];
}

@InputType({ description: 'An assignment to issue.' })
export class IssueMunicipalAssignmentInput implements Pick<IssueAssignment, 'unitId' | 'executorId'> {
  @Field(() => ID, { description: 'Who gives it: the authority or the municipality.' })
  readonly unitId!: UnitId;

  @Field(() => ID, { description: 'The service that it binds.' })
  readonly executorId!: UnitId;

  @Field(() => AssignedInput, { description: 'What is assigned.' })
  readonly assigned!: AssignedInput;
}

@InputType({ description: 'What is assigned from now on: the whole of it.' })
export class ChangeMunicipalAssignmentInput extends SeenInput<MunicipalAssignmentId> {
  @Field(() => AssignedInput, { description: 'What is assigned.' })
  readonly assigned!: AssignedInput;
}

@InputType({ description: 'An assignment to be given up.' })
export class WithdrawMunicipalAssignmentInput extends SeenInput<MunicipalAssignmentId> {}

@InputType({ description: 'Which assignments are wanted; what is not given does not restrict.' })
export class MunicipalAssignmentFilterInput implements MunicipalAssignmentFilter {
  @Field(() => CalendarDateScalar, { nullable: true, description: 'Holding on this day.' })
  readonly on?: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Setting a value for this indicator.' })
  readonly indicator?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Withdrawn ones, or those that stand.' })
  readonly withdrawn?: boolean | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class MunicipalAssignmentPayload {
  @Field(() => MunicipalAssignmentView, { nullable: true, description: 'As it is after the change.' })
  readonly assignment?: MunicipalAssignmentView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
