import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { batched, CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UnitRecords } from '../listing/unit-records.js';
import type { PersonQueries } from '../person/person.queries.js';
import { PersonView } from '../person/person.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { MethodistAssignmentCommands } from './methodist-assignment.commands.js';
import type { MethodistAssignment } from './methodist-assignment.js';
import {
  AssignMethodistInput,
  ChangeMethodistAssignmentInput,
  EndMethodistAssignmentInput,
  MethodistAssignmentConnection,
  MethodistAssignmentPayload,
  MethodistAssignmentView,
} from './methodist-assignment.schema.js';
import { wording } from './methodist-assignment.wording.js';

const AssignmentsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => MethodistAssignmentView)
export class MethodistAssignmentResolver {
  constructor(
    private readonly commands: MethodistAssignmentCommands,
    private readonly records: UnitRecords<MethodistAssignment>,
    private readonly people: PersonQueries,
  ) {}

  @Query(() => MethodistAssignmentConnection, {
    description: 'Assignments of methodists of a unit and of all below it on a day.',
  })
  methodistAssignments(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Args(() => AssignmentsPage) page: InstanceType<typeof AssignmentsPage>,
  ) {
    return this.records.page(actor, { unit, asOf: asOf ?? null }, page);
  }

  @Mutation(() => MethodistAssignmentPayload, {
    description: 'Gives a methodist teachers, organisations or a direction to answer for.',
  })
  async assignMethodist(
    @Ctx() { actor }: Context,
    @Arg('input', () => AssignMethodistInput, { description: 'Whom, and what.' }) input: AssignMethodistInput,
  ) {
    return payload('assignment', await this.commands.assign(actor, { ...input }), wording);
  }

  @Mutation(() => MethodistAssignmentPayload, { description: 'States anew what a methodist answers for.' })
  async changeMethodistAssignment(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeMethodistAssignmentInput, { description: 'Which, and what.' })
    { id, expectedVersion, ...charge }: ChangeMethodistAssignmentInput,
  ) {
    return payload('assignment', await this.commands.change(actor, id, charge, expectedVersion), wording);
  }

  @Mutation(() => MethodistAssignmentPayload, { description: 'Ends an assignment.' })
  async endMethodistAssignment(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndMethodistAssignmentInput, { description: 'Which, and when.' })
    { id, to, expectedVersion }: EndMethodistAssignmentInput,
  ) {
    return payload('assignment', await this.commands.end(actor, id, to, expectedVersion), wording);
  }

  @FieldResolver(() => PersonView, { nullable: true, description: 'The methodist; null when not yours to see.' })
  methodist(@Ctx() context: Context, @Root() { methodistId }: MethodistAssignment) {
    return batched(context, this.peopleById).load(methodistId);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The methodical service.' })
  unit(@Root() { unitId }: MethodistAssignment): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => [UnitView], { nullable: 'items', description: 'The organisations.' })
  organisations(@Root() { organisationIds }: MethodistAssignment): UnitView[] {
    return organisationIds.map((id) => ({ id }));
  }

  @FieldResolver(() => Int, { description: 'Load: teachers assigned by name.' })
  load(@Root() { teacherIds }: MethodistAssignment): number {
    return new Set(teacherIds).size;
  }

  private readonly peopleById = (ids: readonly PersonId[], { actor }: Context) => this.people.byIds(actor, ids);
}
