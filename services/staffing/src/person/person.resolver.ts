import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import type { PersonCommands } from './person.commands.js';
import type { PeopleOrder as Order, PersonQueries, SeenPerson } from './person.queries.js';
import {
  ChangePersonDetailsInput,
  MergePersonsInput,
  MergePersonsPayload,
  PassStewardshipInput,
  PeopleFilterInput,
  PeopleOrder,
  PersonConnection,
  PersonPayload,
  PersonView,
  RegisterPersonInput,
} from './person.schema.js';
import { wording } from './person.wording.js';

export const PeoplePage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => PersonView)
export class PersonResolver {
  constructor(
    private readonly commands: PersonCommands,
    private readonly queries: PersonQueries,
  ) {}

  @Query(() => PersonView, {
    nullable: true,
    description: 'A person by id; null for whoever is absent or not yours to see.',
  })
  person(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Opaque id.' }) id: PersonId) {
    return this.queries.find(actor, id);
  }

  @Query(() => PersonConnection, { description: 'People with a job in a unit or below it on a day.' })
  persons(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Arg('filter', () => PeopleFilterInput, { nullable: true, description: 'Which of them; everybody by default.' })
    filter: PeopleFilterInput | undefined,
    @Arg('orderBy', () => PeopleOrder, { nullable: true, description: 'In which order; by name by default.' })
    orderBy: Order | undefined,
    @Args(() => PeoplePage) page: InstanceType<typeof PeoplePage>,
  ) {
    return this.queries.page(actor, { unit, asOf: asOf ?? null }, filter ?? {}, orderBy ?? 'name', page);
  }

  @Mutation(() => PersonPayload, { description: 'Registers a person, once for all employers to come.' })
  async registerPerson(
    @Ctx() { actor }: Context,
    @Arg('input', () => RegisterPersonInput, { description: 'Whom.' }) input: RegisterPersonInput,
  ) {
    return payload('person', await this.commands.register(actor, { ...input }), wording);
  }

  @Mutation(() => PersonPayload, { description: 'States a person’s details anew.' })
  async changePersonDetails(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangePersonDetailsInput, { description: 'Whose, and which.' })
    { id, expectedVersion, ...details }: ChangePersonDetailsInput,
  ) {
    return payload('person', await this.commands.changeDetails(actor, id, details, expectedVersion), wording);
  }

  @Mutation(() => PersonPayload, { description: 'Takes a record over from an employer that the person has left.' })
  async passStewardship(
    @Ctx() { actor }: Context,
    @Arg('input', () => PassStewardshipInput, { description: 'Whose, and to whom.' })
    { id, toUnitId, expectedVersion }: PassStewardshipInput,
  ) {
    return payload('person', await this.commands.passStewardship(actor, id, toUnitId, expectedVersion), wording);
  }

  @Mutation(() => MergePersonsPayload, {
    description: 'Makes two records of one person one: whatever was told of either is told of the survivor.',
  })
  async mergePersons(
    @Ctx() { actor }: Context,
    @Arg('input', () => MergePersonsInput, { description: 'Which two.' })
    { mergedId, survivorId, expectedVersion }: MergePersonsInput,
  ) {
    const decision = await this.commands.merge(actor, mergedId, survivorId, expectedVersion);
    const overlappingJobs = decision.accepted ? decision.overlappingJobs : [];
    return { ...payload('person', decision, wording), overlappingJobs };
  }

  @FieldResolver(() => UnitView, {
    nullable: true,
    description: 'The unit that keeps the record: the first employer until it passes this on.',
  })
  steward(@Root() { unitId }: SeenPerson): UnitView {
    return { id: unitId };
  }
}
