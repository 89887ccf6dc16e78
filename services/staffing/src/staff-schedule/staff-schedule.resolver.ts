import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UnitRecords } from '../listing/unit-records.js';
import { findPosition } from '../position/position.js';
import { PositionView } from '../position/position.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { StaffScheduleCommands } from './staff-schedule.commands.js';
import type { Posts, StaffSchedule } from './staff-schedule.js';
import {
  ApproveStaffScheduleInput,
  PostsView,
  StaffScheduleConnection,
  StaffSchedulePayload,
  StaffScheduleView,
} from './staff-schedule.schema.js';
import { wording } from './staff-schedule.wording.js';

const SchedulesPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => StaffScheduleView)
export class StaffScheduleResolver {
  constructor(
    private readonly commands: StaffScheduleCommands,
    private readonly records: UnitRecords<StaffSchedule>,
  ) {}

  @Query(() => StaffScheduleConnection, { description: 'Staff schedules of a unit and of all below it.' })
  staffSchedules(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, {
      nullable: true,
      description: 'As of which day the tree is read; today by default.',
    })
    asOf: CalendarDate | undefined,
    @Args(() => SchedulesPage) page: InstanceType<typeof SchedulesPage>,
  ) {
    return this.records.page(actor, { unit, asOf: asOf ?? null }, page);
  }

  @Mutation(() => StaffSchedulePayload, {
    description: 'Puts a staff schedule in force from a day until the next one.',
  })
  async approveStaffSchedule(
    @Ctx() { actor }: Context,
    @Arg('input', () => ApproveStaffScheduleInput, { description: 'Whose, and which.' })
    { unitId, from, posts, expectedVersion }: ApproveStaffScheduleInput,
  ) {
    return payload(
      'staffSchedule',
      await this.commands.approve(actor, unitId, { from, posts }, expectedVersion),
      wording,
    );
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose.' })
  unit(@Root() { unitId }: StaffSchedule): UnitView {
    return { id: unitId };
  }
}

@Resolver(() => PostsView)
export class PostsResolver {
  @FieldResolver(() => PositionView, { description: 'Position.' })
  position(@Root() { position }: Posts) {
    return findPosition(position);
  }
}
