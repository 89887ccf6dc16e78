import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { AssignMethodist, Charge, MethodistAssignment, MethodistAssignmentId } from './methodist-assignment.js';

@ObjectType('MethodistAssignment', { description: 'What a methodist of a service answers for (ENT-25).' })
@Directive('@key(fields: "id")')
export class MethodistAssignmentView
  implements Pick<MethodistAssignment, 'id' | 'teacherIds' | 'direction' | 'from' | 'to' | 'version'>
{
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: MethodistAssignmentId;

  @Field(() => [ID], { description: 'Opaque ids of the teachers.' })
  readonly teacherIds!: readonly PersonId[];

  @Field(() => String, { nullable: true, description: 'Direction of work, by code of the list `taughtSubjects`.' })
  readonly direction!: string | null;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

export const MethodistAssignmentConnection = connection(MethodistAssignmentView);

@InputType({ description: 'What a methodist answers for: teachers, organisations, a direction, at least one of them.' })
class ChargeInput implements Charge {
  @Field(() => [ID], { defaultValue: [], description: 'Teachers, by opaque id.' })
  readonly teacherIds!: PersonId[];

  @Field(() => [ID], { defaultValue: [], description: 'Organisations.' })
  readonly organisationIds!: UnitId[];

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Direction of work, by code of the list `taughtSubjects`.',
  })
  readonly direction!: string | null;
}

@InputType({ description: 'An assignment to make.' })
export class AssignMethodistInput extends ChargeInput implements Omit<AssignMethodist, 'id'> {
  @Field(() => ID, { description: 'The methodist, who works as one in the service on the first day.' })
  readonly methodistId!: PersonId;

  @Field(() => ID, { description: 'The methodical service.' })
  readonly unitId!: UnitId;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'What a methodist answers for now; replaces the list.' })
export class ChangeMethodistAssignmentInput extends ChargeInput {
  @Field(() => ID, { description: 'Which assignment.' })
  readonly id!: MethodistAssignmentId;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'The end of an assignment.' })
export class EndMethodistAssignmentInput {
  @Field(() => ID, { description: 'Which assignment.' })
  readonly id!: MethodistAssignmentId;

  @Field(() => CalendarDateScalar, { description: 'First day without it.' })
  readonly to!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The assignment, or why not.' })
export class MethodistAssignmentPayload {
  @Field(() => MethodistAssignmentView, { nullable: true, description: 'The assignment as it is now.' })
  readonly assignment?: MethodistAssignmentView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
