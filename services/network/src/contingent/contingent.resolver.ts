import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import { dayOf, type Rooted } from '../unit/unit-fields.resolver.js';
import type { UnitLoaders } from '../unit/unit-loaders.js';
import type { UnitRecords } from '../unit-records.js';
import type { ContingentCommands } from './contingent.commands.js';
import type { Contingent } from './contingent.js';
import {
  ContingentPayload,
  ContingentView,
  CorrectContingentInput,
  CountContingentInput,
} from './contingent.schema.js';
import { wording } from './contingent.wording.js';

@Resolver(() => ContingentView)
export class ContingentResolver {
  constructor(
    private readonly commands: ContingentCommands,
    private readonly units: UnitLoaders,
  ) {}

  @Mutation(() => ContingentPayload, {
    description: 'Records how many pupils of each age an organisation has on a day.',
  })
  async countContingent(
    @Ctx() { actor }: Context,
    @Arg('input', () => CountContingentInput, { description: 'The organisation, the day, the counts.' })
    input: CountContingentInput,
  ) {
    return payload('contingent', await this.commands.count(actor, input), wording);
  }

  @Mutation(() => ContingentPayload, { description: 'Corrects a count of a day.' })
  async correctContingent(
    @Ctx() { actor }: Context,
    @Arg('input', () => CorrectContingentInput, { description: 'The count and its right figures.' })
    input: CorrectContingentInput,
  ) {
    return payload('contingent', await this.commands.correct(actor, input, input.counts, input.basis), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation.' })
  unit(@Root() { unitId, asOf }: Contingent, @Ctx() context: Context) {
    return this.units.one(context, unitId, asOf);
  }
}

@Resolver(() => UnitView)
export class UnitContingentResolver {
  constructor(private readonly records: UnitRecords<Contingent>) {}

  @FieldResolver(() => ContingentView, {
    nullable: true,
    description: 'Its pupils as last counted on a day or before it.',
  })
  async contingent(
    @Root() unit: Rooted,
    @Ctx() context: Context,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'The day; that of the unit by default.' })
    asOf?: CalendarDate,
  ) {
    const day = asOf ?? dayOf(unit, context);
    return (await this.inOrder(unit, context)).filter((each) => each.asOf <= day).at(-1) ?? null;
  }

  @FieldResolver(() => [ContingentView], { description: 'All counts of its pupils, in order of time.' })
  contingents(@Root() unit: Rooted, @Ctx() context: Context) {
    return this.inOrder(unit, context);
  }

  private async inOrder({ id }: Rooted, context: Context): Promise<Contingent[]> {
    return [...(await this.records.of(context, id))].sort((one, other) => (one.asOf < other.asOf ? -1 : 1));
  }
}
