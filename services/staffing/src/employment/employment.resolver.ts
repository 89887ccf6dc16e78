import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { batched, CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { NamesOfUnits } from '../listing/names-of-units.js';
import type { PersonQueries } from '../person/person.queries.js';
import { PersonView } from '../person/person.schema.js';
import { findPosition } from '../position/position.js';
import { PositionView } from '../position/position.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { EmploymentCommands } from './employment.commands.js';
import type { Employment, Term } from './employment.js';
import type { EmploymentQueries, JobOrder as Order } from './employment.queries.js';
import {
  CancelEmploymentInput,
  ChangeEmploymentInput,
  CorrectEmploymentInput,
  DismissInput,
  EmploymentConnection,
  EmploymentFilterInput,
  EmploymentPayload,
  EmploymentView,
  EmployPersonInput,
  JobOrder,
  TermView,
} from './employment.schema.js';
import { wording } from './employment.wording.js';

const JobsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => EmploymentView)
export class EmploymentResolver {
  constructor(
    private readonly commands: EmploymentCommands,
    private readonly queries: EmploymentQueries,
    private readonly people: PersonQueries,
    private readonly names: NamesOfUnits,
  ) {}

  @Query(() => EmploymentConnection, { description: 'Jobs in a unit or below it that last on a day.' })
  employments(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Arg('filter', () => EmploymentFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: EmploymentFilterInput | undefined,
    @Arg('orderBy', () => JobOrder, { nullable: true, description: 'In which order; by first day by default.' })
    orderBy: Order | undefined,
    @Args(() => JobsPage) page: InstanceType<typeof JobsPage>,
  ) {
    return this.queries.list(actor, { unit, asOf: asOf ?? null }, filter ?? {}, orderBy ?? 'from', page);
  }

  @Mutation(() => EmploymentPayload, {
    description: 'Employs a person; a first job after registering, or another one.',
  })
  async employPerson(
    @Ctx() { actor }: Context,
    @Arg('input', () => EmployPersonInput, { description: 'Whom, where and how.' }) {
      claim,
      ...input
    }: EmployPersonInput,
  ) {
    return payload('employment', await this.commands.employ(actor, { ...input, claim: claim ?? null }), wording);
  }

  @Mutation(() => EmploymentPayload, { description: 'Changes position, rate, load or subjects from a day on.' })
  async changeEmployment(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeEmploymentInput, { description: 'Which job, and what.' }) input: ChangeEmploymentInput,
  ) {
    const change = ChangeEmploymentInput.changeOf(input);
    return payload('employment', await this.commands.change(actor, input.id, change, input.expectedVersion), wording);
  }

  @Mutation(() => EmploymentPayload, { description: 'Ends a job.' })
  async dismiss(
    @Ctx() { actor }: Context,
    @Arg('input', () => DismissInput, { description: 'Which, and when.' }) { id, to, expectedVersion }: DismissInput,
  ) {
    return payload('employment', await this.commands.dismiss(actor, id, to, expectedVersion), wording);
  }

  @Mutation(() => EmploymentPayload, { description: 'States a job anew as it really was; figures of the past follow.' })
  async correctEmployment(
    @Ctx() { actor }: Context,
    @Arg('input', () => CorrectEmploymentInput, { description: 'Which, and how it was.' })
    { id, expectedVersion, ...correction }: CorrectEmploymentInput,
  ) {
    return payload('employment', await this.commands.correct(actor, id, correction, expectedVersion), wording);
  }

  @Mutation(() => EmploymentPayload, {
    description: 'Takes back a job that was entered by mistake; figures forget it.',
  })
  async cancelEmployment(
    @Ctx() { actor }: Context,
    @Arg('input', () => CancelEmploymentInput, { description: 'Which.' }) {
      id,
      expectedVersion,
    }: CancelEmploymentInput,
  ) {
    return payload('employment', await this.commands.cancel(actor, id, expectedVersion), wording);
  }

  @FieldResolver(() => PersonView, { nullable: true, description: 'Who holds it; null when not yours to see.' })
  person(@Ctx() context: Context, @Root() { personId }: Employment) {
    return batched(context, this.peopleById).load(personId);
  }

  @FieldResolver(() => ID, { description: 'Opaque id of who holds it.' })
  personId(@Root() { personId }: Employment): PersonId {
    return personId;
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The employer.' })
  unit(@Root() { unitId }: Employment): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Табельный номер; null without the right to read names in that unit, but for the person itself.',
  })
  async personnelNumber(@Ctx() context: Context, @Root() { personnelNumber, unitId, personId }: Employment) {
    return (await this.names.readable(context, unitId, personId)) ? personnelNumber : null;
  }

  private readonly peopleById = (ids: readonly PersonId[], { actor }: Context) => this.people.byIds(actor, ids);
}

@Resolver(() => TermView)
export class TermResolver {
  @FieldResolver(() => PositionView, { description: 'Position.' })
  position(@Root() { position }: Term) {
    return findPosition(position);
  }
}

/** A person’s jobs, as a field of the person. */
@Resolver(() => PersonView)
export class PersonJobsResolver {
  constructor(private readonly queries: EmploymentQueries) {}

  @FieldResolver(() => [EmploymentView], {
    description: 'All jobs in units that you may read, past ones included, oldest first.',
  })
  employments(@Ctx() context: Context, @Root() { id, mergedInto }: PersonView) {
    return batched(context, this.jobsOf).load(mergedInto ?? id);
  }

  private readonly jobsOf = (ids: readonly PersonId[], { actor }: Context) =>
    this.queries.grouped(actor, 'person_id', ids, 'r.valid_from');
}
