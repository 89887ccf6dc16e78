import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, type Context } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import { loadOf, NORMS, type NormResult, resultOf, totalOf } from './staffing-norms.js';
import type { StaffingNormQueries } from './staffing-norms.queries.js';
import { StaffingNormsView, StaffingNormView } from './staffing-norms.schema.js';

@Resolver(() => UnitView)
export class StaffingNormsResolver {
  constructor(private readonly queries: StaffingNormQueries) {}

  @Query(() => StaffingNormsView, {
    description: 'How many methodists the norms ask for, how many there are, and the load of each.',
  })
  staffingNorms(
    @Ctx() context: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Arg('includeSuspect', () => Boolean, { defaultValue: false, description: 'Count NRM-03 into the total (AMB-10).' })
    includeSuspect: boolean,
  ) {
    return this.norms(context, unit, asOf, includeSuspect);
  }

  @FieldResolver(() => StaffingNormsView, {
    name: 'staffingNorms',
    nullable: true,
    description: 'Staffing norms of the unit with all below it.',
  })
  ofUnit(
    @Ctx() context: Context,
    @Root() { id }: UnitView,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Arg('includeSuspect', () => Boolean, { defaultValue: false, description: 'Count NRM-03 into the total (AMB-10).' })
    includeSuspect: boolean,
  ) {
    return this.norms(context, id, asOf, includeSuspect);
  }

  private async norms(
    { actor }: Context,
    unit: UnitId,
    asOf: CalendarDate | undefined,
    includeSuspect: boolean,
  ): Promise<StaffingNormsView> {
    const on = asOf ?? actor.today;
    const figures = await this.queries.figures(actor, unit, on);
    const norms = NORMS.map((norm) => resultOf(norm, figures));
    return { asOf: on, norms, total: totalOf(norms, includeSuspect), load: loadOf(figures) };
  }
}

@Resolver(() => StaffingNormView)
export class StaffingNormResolver {
  @FieldResolver(() => String, { description: 'Code in the catalogue: `NRM-01`.' })
  code(@Root() { norm }: NormResult): string {
    return norm.code;
  }

  @FieldResolver(() => Int, { description: 'Version of the norm.' })
  version(@Root() { norm }: NormResult): number {
    return norm.version;
  }

  @FieldResolver(() => String, { description: 'The norm as the document prints it.' })
  printed(@Root() { norm }: NormResult): string {
    return norm.ru;
  }

  @FieldResolver(() => String, { description: 'Where it is printed.' })
  source(@Root() { norm }: NormResult): string {
    return norm.source;
  }

  @FieldResolver(() => Boolean, { description: 'Printed so, but hardly meant so (AMB-10).' })
  suspect(@Root() { norm }: NormResult): boolean {
    return norm.suspect;
  }
}
