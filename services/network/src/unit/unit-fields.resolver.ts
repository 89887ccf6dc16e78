import type { Hierarchy } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, type Context } from '@metodnet/subgraph';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { HierarchyEnum } from '../code-lists.js';
import type { Placement, Unit, UnitName } from './unit.js';
import type { HubMember, UnitAt, UnitQueries } from './unit.queries.js';
import { HubMemberView, PlacementView, UnitConnection, UnitView } from './unit.schema.js';
import type { UnitLoaders } from './unit-loaders.js';
import { BelowArgs, UnitsPage } from './units.args.js';

/** A unit of an answer; what a mutation answers is seen as of today. */
export type Rooted = Unit & Partial<Pick<UnitAt, 'asOf'>>;

@ArgsType()
class AlongArgs {
  @Field(() => HierarchyEnum, { defaultValue: 'ADMINISTRATIVE', description: 'Along which hierarchy.' })
  readonly hierarchy!: Hierarchy;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'The day; that of the unit by default.' })
  readonly asOf?: CalendarDate;
}

@Resolver(() => UnitView)
export class UnitFieldsResolver {
  constructor(
    private readonly queries: UnitQueries,
    private readonly units: UnitLoaders,
  ) {}

  @FieldResolver(() => String, { description: 'Official name on the day.' })
  name(@Root() unit: Rooted, @Ctx() context: Context) {
    return nameOn(unit, dayOf(unit, context)).name;
  }

  @FieldResolver(() => String, { description: 'Name as it stands in tables, on the day.' })
  shortName(@Root() unit: Rooted, @Ctx() context: Context) {
    return nameOn(unit, dayOf(unit, context)).shortName;
  }

  @FieldResolver(() => CalendarDateScalar, { description: 'The day on which the unit is seen here.' })
  asOf(@Root() unit: Rooted, @Ctx() context: Context) {
    return dayOf(unit, context);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The unit that answers for its records.' })
  owner(@Root() unit: Rooted, @Ctx() context: Context) {
    return this.units.one(context, unit.ownerId, dayOf(unit, context));
  }

  @FieldResolver(() => UnitView, {
    nullable: true,
    description: 'The organisation that a service is a part of (NET-09).',
  })
  host(@Root() unit: Rooted, @Ctx() context: Context) {
    return unit.hostId && this.units.one(context, unit.hostId, dayOf(unit, context));
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The unit right above it on a day; null at the top.' })
  async parent(@Root() unit: Rooted, @Ctx() context: Context, @Args(() => AlongArgs) { hierarchy, asOf }: AlongArgs) {
    const [parent] = await this.units.above(context, unit.id, hierarchy, asOf ?? dayOf(unit, context));
    return parent ?? null;
  }

  @FieldResolver(() => [UnitView], { description: 'Units above it on a day, the nearest first.' })
  ancestors(@Root() unit: Rooted, @Ctx() context: Context, @Args(() => AlongArgs) { hierarchy, asOf }: AlongArgs) {
    return this.units.above(context, unit.id, hierarchy, asOf ?? dayOf(unit, context));
  }

  @FieldResolver(() => UnitConnection, { description: 'Units right below it on a day.' })
  children(
    @Root() unit: Rooted,
    @Ctx() context: Context,
    @Args(() => BelowArgs) args: BelowArgs,
    @Args(() => UnitsPage) page: UnitsPage,
  ) {
    return this.queries.list(context.actor, { ...args, asOf: args.asOf ?? dayOf(unit, context), under: unit.id }, page);
  }

  @FieldResolver(() => UnitConnection, { description: 'All units below it on a day.' })
  descendants(
    @Root() unit: Rooted,
    @Ctx() context: Context,
    @Args(() => BelowArgs) args: BelowArgs,
    @Args(() => UnitsPage) page: UnitsPage,
  ) {
    const asOf = args.asOf ?? dayOf(unit, context);
    return this.queries.list(context.actor, { ...args, asOf, within: unit.id }, page);
  }

  @FieldResolver(() => [HubMemberView], { description: 'Municipalities of a hub on a day; none of anything else.' })
  members(
    @Root() unit: Rooted,
    @Ctx() context: Context,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'The day; that of the hub by default.' })
    asOf?: CalendarDate,
  ) {
    return unit.level === 'HUB' ? this.queries.members(context.actor, unit.id, asOf ?? dayOf(unit, context)) : [];
  }

  @FieldResolver(() => [PlacementView], { description: 'Everywhere it stood, in both hierarchies, in order of time.' })
  placements(@Root() unit: Rooted) {
    return unit.placements;
  }

  @FieldResolver(() => [UnitView], { description: 'Units that continue it after a merger or division.' })
  successors(@Root() unit: Rooted, @Ctx() context: Context) {
    return this.units.many(context, unit.successorIds, dayOf(unit, context));
  }

  @FieldResolver(() => [UnitView], { description: 'Units that it continues.' })
  predecessors(@Root() unit: Rooted, @Ctx() context: Context) {
    return this.units.before(context, unit.id, dayOf(unit, context));
  }
}

@Resolver(() => PlacementView)
export class PlacementResolver {
  constructor(private readonly units: UnitLoaders) {}

  @FieldResolver(() => UnitView, { nullable: true, description: 'The parent, under its name of the first day.' })
  parent(@Root() { parentId, from }: Placement, @Ctx() context: Context) {
    return this.units.one(context, parentId, from);
  }
}

@Resolver(() => HubMemberView)
export class HubMemberResolver {
  constructor(private readonly units: UnitLoaders) {}

  @FieldResolver(() => UnitView, { nullable: true, description: 'The municipality, as it is today.' })
  unit(@Root() { unitId }: HubMember, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }
}

/** The day on which a unit of an answer is seen. */
export const dayOf = (unit: { readonly asOf?: CalendarDate }, { actor }: Context): CalendarDate =>
  unit.asOf ?? actor.today;

/** The name on a day; before its time a unit is called as it was at first. */
const nameOn = ({ names }: Unit, day: CalendarDate): UnitName =>
  names.filter(({ from }) => from <= day).at(-1) ?? (names[0] as UnitName);
