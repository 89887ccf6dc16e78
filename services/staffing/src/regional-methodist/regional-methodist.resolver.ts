import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { batched, CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UnitRecords } from '../listing/unit-records.js';
import type { PersonQueries } from '../person/person.queries.js';
import { PersonView } from '../person/person.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { RegionalMethodistCommands } from './regional-methodist.commands.js';
import type { RegionalMethodist } from './regional-methodist.js';
import {
  AssignTeacherInput,
  EndRegionalMethodistStatusInput,
  GrantRegionalMethodistStatusInput,
  RegionalMethodistConnection,
  RegionalMethodistPayload,
  RegionalMethodistView,
  ReleaseTeacherInput,
} from './regional-methodist.schema.js';
import { wording } from './regional-methodist.wording.js';

const StatusesPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => RegionalMethodistView)
export class RegionalMethodistResolver {
  constructor(
    private readonly commands: RegionalMethodistCommands,
    private readonly records: UnitRecords<RegionalMethodist>,
    private readonly people: PersonQueries,
  ) {}

  @Query(() => RegionalMethodistConnection, {
    description: 'Statuses of regional methodist kept by a unit and by all below it, in force on a day.',
  })
  regionalMethodists(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Args(() => StatusesPage) page: InstanceType<typeof StatusesPage>,
  ) {
    return this.records.page(actor, { unit, asOf: asOf ?? null }, page);
  }

  @Mutation(() => RegionalMethodistPayload, { description: 'Grants the status of a regional methodist.' })
  async grantRegionalMethodistStatus(
    @Ctx() { actor }: Context,
    @Arg('input', () => GrantRegionalMethodistStatusInput, { description: 'To whom.' })
    input: GrantRegionalMethodistStatusInput,
  ) {
    return payload('status', await this.commands.grant(actor, { ...input }), wording);
  }

  @Mutation(() => RegionalMethodistPayload, { description: 'Assigns a teacher to a regional methodist.' })
  async assignTeacherToRegionalMethodist(
    @Ctx() { actor }: Context,
    @Arg('input', () => AssignTeacherInput, { description: 'Whom, and to whom.' })
    { id, expectedVersion, ...request }: AssignTeacherInput,
  ) {
    return payload('status', await this.commands.assignTeacher(actor, id, request, expectedVersion), wording);
  }

  @Mutation(() => RegionalMethodistPayload, { description: 'Releases a teacher from a regional methodist.' })
  async releaseTeacherFromRegionalMethodist(
    @Ctx() { actor }: Context,
    @Arg('input', () => ReleaseTeacherInput, { description: 'Whom, and from whom.' })
    { id, expectedVersion, ...request }: ReleaseTeacherInput,
  ) {
    return payload('status', await this.commands.releaseTeacher(actor, id, request, expectedVersion), wording);
  }

  @Mutation(() => RegionalMethodistPayload, { description: 'Ends the status of a regional methodist.' })
  async endRegionalMethodistStatus(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndRegionalMethodistStatusInput, { description: 'Whose, and when.' })
    { id, to, expectedVersion }: EndRegionalMethodistStatusInput,
  ) {
    return payload('status', await this.commands.end(actor, id, to, expectedVersion), wording);
  }

  @FieldResolver(() => PersonView, { nullable: true, description: 'Who has the status; null when not yours to see.' })
  person(@Ctx() context: Context, @Root() { personId }: RegionalMethodist) {
    return batched(context, this.peopleById).load(personId);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The unit that keeps the record.' })
  unit(@Root() { unitId }: RegionalMethodist): UnitView {
    return { id: unitId };
  }

  private readonly peopleById = (ids: readonly PersonId[], { actor }: Context) => this.people.byIds(actor, ids);
}
