import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, type Context } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PersonReference, UnitView } from '../unit/unit.schema.js';
import type { Rooted } from '../unit/unit-fields.resolver.js';
import type { UnitLoaders } from '../unit/unit-loaders.js';
import type { UnitRecords } from '../unit-records.js';
import type { Act, ActId } from './act.js';
import type { ActQueries } from './act.queries.js';
import { ActControllerView, ActOperatorView, ActView } from './act.schema.js';

@Resolver(() => ActView)
export class ActFieldsResolver {
  constructor(
    private readonly queries: ActQueries,
    private readonly records: UnitRecords<Act>,
    private readonly units: UnitLoaders,
  ) {}

  @FieldResolver(() => UnitView, {
    nullable: true,
    description: 'The unit that issued it; null for acts of the state.',
  })
  unit(@Root() { unitId }: Act, @Ctx() context: Context) {
    return unitId && this.units.one(context, unitId, context.actor.today);
  }

  @FieldResolver(() => ActView, { nullable: true, description: 'The act that repealed it.' })
  repealedBy(@Root() { repealedById }: Act, @Ctx() context: Context) {
    return repealedById && this.records.one(context, repealedById);
  }

  @FieldResolver(() => [ActView], { description: 'Acts that it carries out (PRC-51).' })
  inPursuanceOf(@Root() { inPursuanceOf }: Act, @Ctx() context: Context) {
    return this.many(context, inPursuanceOf);
  }

  @FieldResolver(() => [ActView], { description: 'Acts that it amends.' })
  amends(@Root() { amends }: Act, @Ctx() context: Context) {
    return this.many(context, amends);
  }

  @FieldResolver(() => [ActView], { description: 'Acts that it repeals.' })
  repeals(@Root() { repeals }: Act, @Ctx() context: Context) {
    return this.many(context, repeals);
  }

  @FieldResolver(() => [ActView], { description: 'Acts that amend or repeal it.' })
  changedBy(@Root() { id }: Act, @Ctx() { actor }: Context) {
    return this.queries.changedBy(actor, id);
  }

  @FieldResolver(() => [ActOperatorView], { description: 'Units that carry it out, in order of time.' })
  operators(@Root() { operators }: Act) {
    return operators;
  }

  @FieldResolver(() => [ActControllerView], { description: 'Officials who control its execution, in order of time.' })
  controllers(@Root() { controllers }: Act) {
    return controllers;
  }

  private async many(context: Context, ids: readonly ActId[]): Promise<Act[]> {
    const acts = await Promise.all(ids.map((id) => this.records.one(context, id)));
    return acts.filter((act) => act !== null);
  }
}

@Resolver(() => ActOperatorView)
export class ActOperatorResolver {
  constructor(private readonly units: UnitLoaders) {}

  @FieldResolver(() => UnitView, { nullable: true, description: 'The unit.' })
  unit(@Root() { unitId }: Act['operators'][number], @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }
}

@Resolver(() => ActControllerView)
export class ActControllerResolver {
  @FieldResolver(() => PersonReference, { nullable: true, description: 'The official.' })
  person(@Root() { personId }: Act['controllers'][number]): PersonReference {
    return { id: personId };
  }
}

@Resolver(() => UnitView)
export class UnitActResolver {
  constructor(private readonly records: UnitRecords<Act>) {}

  @FieldResolver(() => [ActView], { description: 'Acts that it has issued, in order of their dates (REP-19).' })
  async acts(
    @Root() unit: Rooted,
    @Ctx() context: Context,
    @Arg('asOf', () => CalendarDateScalar, {
      nullable: true,
      description: 'Only those in force on this day; all without it.',
    })
    asOf?: CalendarDate,
  ) {
    const acts = await this.records.of(context, unit.id);
    return acts
      .filter((act) => !asOf || inForceOn(act, asOf))
      .sort((one, other) => dateOf(one).localeCompare(dateOf(other)));
  }
}

const inForceOn = ({ from, repealedOn }: Act, day: CalendarDate) =>
  (from === null || from <= day) && (repealedOn === null || day < repealedOn);
const dateOf = ({ adoptedOn }: Act): string => adoptedOn ?? '';
