import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { AssignedTeacher, GrantStatus, RegionalMethodist, RegionalMethodistId } from './regional-methodist.js';

@ObjectType('AssignedTeacher', { description: 'A teacher assigned to a regional methodist for a stretch of time.' })
export class AssignedTeacherView implements AssignedTeacher {
  @Field(() => ID, { description: 'Opaque id of the teacher.' })
  readonly teacherId!: PersonId;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;
}

@ObjectType('RegionalMethodistStatus', {
  description: 'The status of a regional methodist and the teachers assigned (ENT-26, K24 §4.1.3).',
})
@Directive('@key(fields: "id")')
export class RegionalMethodistView implements Pick<RegionalMethodist, 'id' | 'from' | 'to' | 'teachers' | 'version'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: RegionalMethodistId;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => [AssignedTeacherView], { description: 'Everyone ever assigned.' })
  readonly teachers!: RegionalMethodist['teachers'];

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

export const RegionalMethodistConnection = connection(RegionalMethodistView);

@InputType({ description: 'A status to grant.' })
export class GrantRegionalMethodistStatusInput implements Omit<GrantStatus, 'id'> {
  @Field(() => ID, { description: 'To whom: a pedagogical worker on the first day.' })
  readonly personId!: PersonId;

  @Field(() => ID, { description: 'The unit that keeps the record.' })
  readonly unitId!: UnitId;

  @Field(() => CalendarDateScalar, { description: 'First day of the status.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'A teacher to assign to a regional methodist.' })
export class AssignTeacherInput {
  @Field(() => ID, { description: 'Which status.' })
  readonly id!: RegionalMethodistId;

  @Field(() => ID, { description: 'Which teacher.' })
  readonly teacherId!: PersonId;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'A teacher to release.' })
export class ReleaseTeacherInput {
  @Field(() => ID, { description: 'Which status.' })
  readonly id!: RegionalMethodistId;

  @Field(() => ID, { description: 'Which teacher.' })
  readonly teacherId!: PersonId;

  @Field(() => CalendarDateScalar, { description: 'First day without the assignment.' })
  readonly to!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'The end of a status.' })
export class EndRegionalMethodistStatusInput {
  @Field(() => ID, { description: 'Which status.' })
  readonly id!: RegionalMethodistId;

  @Field(() => CalendarDateScalar, { description: 'First day without it; every assignment ends with it.' })
  readonly to!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The status, or why not.' })
export class RegionalMethodistPayload {
  @Field(() => RegionalMethodistView, { nullable: true, description: 'The status as it is now.' })
  readonly status?: RegionalMethodistView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
