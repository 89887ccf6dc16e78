import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { Authenticated, CalendarDateScalar, type Context, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { UnitCommands } from './unit.commands.js';
import {
  AgreeMembershipInput,
  attributesOf,
  CloseUnitInput,
  DescribeUnitInput,
  divisionOf,
  MergeUnitsInput,
  MoveUnitInput,
  RegisterUnitInput,
  RenameUnitInput,
  registrationOf,
  SplitUnitInput,
} from './unit.input.js';
import type { UnitQueries } from './unit.queries.js';
import { UnitConnection, UnitPayload, UnitView } from './unit.schema.js';
import { wording } from './unit.wording.js';
import { UnitsArgs, UnitsPage } from './units.args.js';

@Resolver(() => UnitView)
export class UnitResolver {
  constructor(
    private readonly commands: UnitCommands,
    private readonly queries: UnitQueries,
  ) {}

  @Authenticated()
  @Query(() => UnitView, {
    nullable: true,
    description: 'A unit as it is, was or will be on a day; null when there is none.',
  })
  unit(
    @Ctx() { actor }: Context,
    @Arg('id', () => ID, { description: 'Its code.' }) id: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'The day; today by default.' })
    asOf?: CalendarDate,
  ) {
    return this.queries.find(actor, id, asOf);
  }

  @Authenticated()
  @Query(() => UnitConnection, { description: 'Units of the network on a day.' })
  units(@Ctx() { actor }: Context, @Args(() => UnitsArgs) filter: UnitsArgs, @Args(() => UnitsPage) page: UnitsPage) {
    return this.queries.list(actor, filter, page);
  }

  @Mutation(() => UnitPayload, { description: 'Makes a new member of the network; it can be used at once.' })
  async registerUnit(
    @Ctx() { actor }: Context,
    @Arg('input', () => RegisterUnitInput, { description: 'The unit and where it stands.' }) input: RegisterUnitInput,
  ) {
    const { parentId = null, hubId = null } = input;
    return payload('unit', await this.commands.register(actor, registrationOf(input), parentId, hubId), wording);
  }

  @Mutation(() => UnitPayload, {
    description: 'Gives another name from a day on; the earlier ones stay in its history.',
  })
  async renameUnit(
    @Ctx() { actor }: Context,
    @Arg('input', () => RenameUnitInput, { description: 'The unit and its name.' }) input: RenameUnitInput,
  ) {
    return payload('unit', await this.commands.rename(actor, input, input), wording);
  }

  @Mutation(() => UnitPayload, { description: 'Corrects attributes that have no history.' })
  async describeUnit(
    @Ctx() { actor }: Context,
    @Arg('input', () => DescribeUnitInput, { description: 'The attributes to change.' }) input: DescribeUnitInput,
  ) {
    return payload('unit', await this.commands.describe(actor, input, attributesOf(input)), wording);
  }

  @Mutation(() => UnitPayload, {
    description: 'Puts a unit under another parent from a day on, or takes a municipality out of its hub.',
  })
  async moveUnit(
    @Ctx() { actor }: Context,
    @Arg('input', () => MoveUnitInput, { description: 'The unit and where it goes.' }) input: MoveUnitInput,
  ) {
    const { parentId = null, agreement = null } = input;
    return payload('unit', await this.commands.move(actor, input, { ...input, agreement }, parentId), wording);
  }

  @Mutation(() => UnitPayload, { description: 'Settles a hub membership that began «по согласованию».' })
  async agreeMembership(
    @Ctx() { actor }: Context,
    @Arg('input', () => AgreeMembershipInput, { description: 'The municipality and the day.' })
    input: AgreeMembershipInput,
  ) {
    return payload('unit', await this.commands.agree(actor, input, input.agreedOn), wording);
  }

  @Mutation(() => UnitPayload, { description: 'Ends a unit that has nobody below it.' })
  async closeUnit(
    @Ctx() { actor }: Context,
    @Arg('input', () => CloseUnitInput, { description: 'The unit and the day.' }) input: CloseUnitInput,
  ) {
    return payload('unit', await this.commands.close(actor, input, input.closedOn), wording);
  }

  @Mutation(() => UnitPayload, {
    description: 'Merges units into one of their level; answers the one that continues them.',
  })
  async mergeUnits(
    @Ctx() { actor }: Context,
    @Arg('input', () => MergeUnitsInput, { description: 'The units and the day.' }) input: MergeUnitsInput,
  ) {
    return payload('unit', await this.commands.merge(actor, input.unitIds, input.intoId, input.on), wording);
  }

  @Mutation(() => UnitPayload, { description: 'Divides a unit; answers the divided one.' })
  async splitUnit(
    @Ctx() { actor }: Context,
    @Arg('input', () => SplitUnitInput, { description: 'The unit and what becomes of it.' }) input: SplitUnitInput,
  ) {
    return payload('unit', await this.commands.split(actor, input, divisionOf(input)), wording);
  }
}
