import type { Hierarchy, UnitKind, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, DateTimeScalar } from '@metodnet/subgraph';
import { Field, ID, InputType } from 'type-graphql';
import {
  GrainEnum,
  HierarchyEnum,
  OrderColumnEnum,
  RankScopeEnum,
  SiteKindEnum,
  SortDirectionEnum,
  UnitCategoryEnum,
  UnitKindEnum,
  UnitLevelEnum,
  UnitSelectionEnum,
} from '../closed-sets.js';
import type { AskedGrain } from './periods.js';
import type { IndicatorQuery, OrderBy, OrderColumn, RankScope, UnitFilter, UnitSelection } from './query.js';

@InputType('UnitFilter', { description: 'Which of the units below; all conditions hold together.' })
export class UnitFilterInput implements UnitFilter {
  @Field(() => [UnitKindEnum], { nullable: true, description: 'Of these kinds.' })
  readonly kinds?: readonly UnitKind[] | null;

  @Field(() => [UnitCategoryEnum], { nullable: true, description: 'In one of these categories on the reference date.' })
  readonly categories?: readonly string[] | null;

  @Field(() => [SiteKindEnum], {
    nullable: true,
    description: 'With one of these site statuses on the reference date.',
  })
  readonly sites?: readonly string[] | null;
}

@InputType('OrderBy', { description: 'One step of an order.' })
export class OrderByInput implements OrderBy {
  @Field(() => OrderColumnEnum, { description: 'By what.' })
  readonly by!: OrderColumn;

  @Field(() => SortDirectionEnum, { defaultValue: 'ASC', description: 'Which way.' })
  readonly direction!: OrderBy['direction'];
}

/** What the contract lets be null means its default. */
type Nullable<Query> = { readonly [Key in keyof Query]?: Query[Key] | null };

@InputType('IndicatorQuery', { description: 'Which indicators, of which units, in which periods.' })
export class IndicatorQueryInput implements Nullable<IndicatorQuery> {
  @Field(() => [String], { description: 'Codes as in the catalogue: `IND-03`, `IND-D1`.' })
  readonly indicators!: readonly string[];

  @Field(() => ID, { nullable: true, description: 'The unit from which units are selected: `ru-tom`.' })
  readonly unit?: string | null;

  @Field(() => [ID], { nullable: true, description: 'An explicit set of units, instead of or besides `unit`.' })
  readonly units?: readonly string[] | null;

  @Field(() => UnitSelectionEnum, {
    nullable: true,
    defaultValue: 'SELF',
    description: 'Themselves, those below, or all below.',
  })
  readonly select?: UnitSelection | null;

  @Field(() => [UnitLevelEnum], { nullable: true, description: 'Of the selected, units of these levels only.' })
  readonly levels?: readonly UnitLevel[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'The named units too, as rows of their own.',
  })
  readonly includeSelf?: boolean | null;

  @Field(() => HierarchyEnum, { nullable: true, defaultValue: 'ADMINISTRATIVE', description: 'Along which hierarchy.' })
  readonly hierarchy?: Hierarchy | null;

  @Field(() => UnitFilterInput, { nullable: true, description: 'Conditions on the selected units.' })
  readonly where?: UnitFilterInput | null;

  @Field(() => String, {
    description: 'First period: `2024-A1` year, `2024-Q1`, `2024-M05`, `2024-AY` academic year from 1 September 2024.',
  })
  readonly from!: string;

  @Field(() => String, { description: 'Last period, named in the same way.' })
  readonly to!: string;

  @Field(() => GrainEnum, {
    nullable: true,
    defaultValue: 'WHOLE',
    description: 'Length of the periods of the answer; those that overlap the span are given whole.',
  })
  readonly grain?: AskedGrain | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'The tree and names of this day for every period; by default, those of each period’s last day.',
  })
  readonly treeAsOf?: CalendarDate | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'What was known then. Not served yet, except for now.' })
  readonly asOf?: Date | null;

  @Field(() => [String], { nullable: true, description: 'Dimensions that the indicator declares. Not served yet.' })
  readonly breakdown?: readonly string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Readings of an ambiguity, by the names that indicators declare: each indicator is told in those of its own.',
  })
  readonly variants?: readonly string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Customers’ groupings: QZ, OB, MP, ST, MO, RG. Not served yet.',
  })
  readonly groups?: readonly string[] | null;

  @Field(() => [OrderByInput], {
    nullable: true,
    description: 'Order of the rows; by default indicator, period, level, unit, as the query names them.',
  })
  readonly orderBy?: readonly OrderByInput[] | null;

  @Field(() => RankScopeEnum, {
    nullable: true,
    defaultValue: 'PARENT',
    description: 'Among which units a rank counts, whichever of them the answer shows.',
  })
  readonly rankWithin?: RankScope | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what changed since. Not served yet.' })
  readonly updatedAfter?: Date | null;
}

export const queryOf = (input: IndicatorQueryInput): IndicatorQuery => ({
  ...input,
  select: input.select ?? 'SELF',
  includeSelf: input.includeSelf ?? false,
  hierarchy: input.hierarchy ?? 'ADMINISTRATIVE',
  grain: input.grain ?? 'WHOLE',
  rankWithin: input.rankWithin ?? 'PARENT',
});
