import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Approved, ApproveSchedule, Posts, StaffSchedule, StaffScheduleId } from './staff-schedule.js';

@ObjectType('Posts', { description: 'Posts of one position.' })
export class PostsView implements Omit<Posts, 'position'> {
  @Field(() => Int, { description: 'How many posts, in hundredths: 150 is one and a half.' })
  readonly postsHundredths!: number;
}

@ObjectType('ApprovedSchedule', { description: 'A staff schedule as approved from a day on.' })
export class ApprovedView implements Approved {
  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => [PostsView], { description: 'Posts by position.' })
  readonly posts!: Approved['posts'];
}

@ObjectType('StaffSchedule', {
  description: 'The staff schedules (штатные расписания) of a unit, one after another (ENT-22).',
})
@Directive('@key(fields: "id")')
export class StaffScheduleView implements Omit<StaffSchedule, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: StaffScheduleId;

  @Field(() => [ApprovedView], { description: 'In order of time, each in force until the next.' })
  readonly schedules!: StaffSchedule['schedules'];

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

export const StaffScheduleConnection = connection(StaffScheduleView);

@InputType({ description: 'Posts of one position.' })
export class PostsInput implements Posts {
  @Field(() => String, { description: 'Position, by code of the list `positions`.' })
  readonly position!: string;

  @Field(() => Int, { description: 'How many posts, in hundredths, 0 to 100,000.' })
  readonly postsHundredths!: number;
}

@InputType({ description: 'A staff schedule to put in force.' })
export class ApproveStaffScheduleInput implements ApproveSchedule {
  @Field(() => ID, { description: 'Whose.' })
  readonly unitId!: UnitId;

  @Field(() => CalendarDateScalar, {
    description: 'First day in force; the same day again replaces what was approved for it.',
  })
  readonly from!: CalendarDate;

  @Field(() => [PostsInput], { description: 'Posts by position, each position once.' })
  readonly posts!: PostsInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The record, or why not.' })
export class StaffSchedulePayload {
  @Field(() => StaffScheduleView, { nullable: true, description: 'The record as it is now.' })
  readonly staffSchedule?: StaffScheduleView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
