import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UnitRecords } from '../listing/unit-records.js';
import { UnitView } from '../unit/unit.schema.js';
import type { ManagementTeamCommands } from './management-team.commands.js';
import type { ManagementTeam } from './management-team.js';
import {
  ChangeManagementTeamInput,
  DissolveManagementTeamInput,
  FormManagementTeamInput,
  ManagementTeamConnection,
  ManagementTeamPayload,
  ManagementTeamView,
  TrainManagementTeamInput,
} from './management-team.schema.js';
import { wording } from './management-team.wording.js';

const TeamsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => ManagementTeamView)
export class ManagementTeamResolver {
  constructor(
    private readonly commands: ManagementTeamCommands,
    private readonly records: UnitRecords<ManagementTeam>,
  ) {}

  @Query(() => ManagementTeamConnection, { description: 'Management teams of a unit and of all below it on a day.' })
  managementTeams(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Args(() => TeamsPage) page: InstanceType<typeof TeamsPage>,
  ) {
    return this.records.page(actor, { unit, asOf: asOf ?? null }, page);
  }

  @Mutation(() => ManagementTeamPayload, { description: 'Forms a management team.' })
  async formManagementTeam(
    @Ctx() { actor }: Context,
    @Arg('input', () => FormManagementTeamInput, { description: 'Where, and of whom.' }) input: FormManagementTeamInput,
  ) {
    return payload('team', await this.commands.form(actor, { ...input }), wording);
  }

  @Mutation(() => ManagementTeamPayload, { description: 'States who is in a team from a day on.' })
  async changeManagementTeam(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeManagementTeamInput, { description: 'Which, and who.' })
    { id, expectedVersion, ...members }: ChangeManagementTeamInput,
  ) {
    return payload('team', await this.commands.changeMembers(actor, id, members, expectedVersion), wording);
  }

  @Mutation(() => ManagementTeamPayload, { description: 'Enters a programme that a team took part in as a team.' })
  async trainManagementTeam(
    @Ctx() { actor }: Context,
    @Arg('input', () => TrainManagementTeamInput, { description: 'Which team, which programme.' })
    { id, expectedVersion, ...training }: TrainManagementTeamInput,
  ) {
    return payload('team', await this.commands.train(actor, id, training, expectedVersion), wording);
  }

  @Mutation(() => ManagementTeamPayload, { description: 'Dissolves a management team.' })
  async dissolveManagementTeam(
    @Ctx() { actor }: Context,
    @Arg('input', () => DissolveManagementTeamInput, { description: 'Which, and when.' })
    { id, to, expectedVersion }: DissolveManagementTeamInput,
  ) {
    return payload('team', await this.commands.dissolve(actor, id, to, expectedVersion), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation.' })
  unit(@Root() { unitId }: ManagementTeam): UnitView {
    return { id: unitId };
  }
}
