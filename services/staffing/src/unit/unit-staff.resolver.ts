import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, type Context } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { UnitRecords } from '../listing/unit-records.js';
import type { PersonQueries } from '../person/person.queries.js';
import { PeoplePage } from '../person/person.resolver.js';
import { PeopleFilterInput, PersonConnection } from '../person/person.schema.js';
import type { StaffSchedule } from '../staff-schedule/staff-schedule.js';
import { StaffScheduleView } from '../staff-schedule/staff-schedule.schema.js';
import type { Workplace } from '../workplace/workplace.js';
import { WorkplaceConnection } from '../workplace/workplace.schema.js';
import { UnitView } from './unit.schema.js';

/** What staffing adds to network’s units. */
@Resolver(() => UnitView)
export class UnitStaffResolver {
  constructor(
    private readonly people: PersonQueries,
    private readonly schedules: UnitRecords<StaffSchedule>,
    private readonly places: UnitRecords<Workplace>,
  ) {}

  @FieldResolver(() => PersonConnection, {
    nullable: true,
    description: 'People with a job in the unit or below it on a day, by name.',
  })
  staff(
    @Ctx() { actor }: Context,
    @Root() { id: unit }: UnitView,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Arg('filter', () => PeopleFilterInput, { nullable: true, description: 'Which of them; everybody by default.' })
    filter: PeopleFilterInput | undefined,
    @Args(() => PeoplePage) page: InstanceType<typeof PeoplePage>,
  ) {
    return this.people.page(actor, { unit, asOf: asOf ?? null }, filter ?? {}, 'name', page);
  }

  @FieldResolver(() => StaffScheduleView, {
    nullable: true,
    description: 'The unit’s own staff schedules; null when there are none or they are not yours.',
  })
  async staffSchedule(@Ctx() { actor }: Context, @Root() { id }: UnitView) {
    const [[schedule] = []] = await this.schedules.grouped(actor, 'unit_id', [id], 'r.id');
    return schedule ?? null;
  }

  @FieldResolver(() => WorkplaceConnection, {
    nullable: true,
    description: 'Workplaces of the unit and of all below it on a day.',
  })
  workplaces(
    @Ctx() { actor }: Context,
    @Root() { id: unit }: UnitView,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Args(() => PeoplePage) page: InstanceType<typeof PeoplePage>,
  ) {
    return this.places.page(actor, { unit, asOf: asOf ?? null }, page);
  }
}
