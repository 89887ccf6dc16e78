import type { Sentence } from '@metodnet/kernel';
import { DateTimeScalar, JSONScalar, SentenceView } from '@metodnet/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ColumnRoleEnum, ColumnTypeEnum } from '../closed-sets.js';
import type { Cell, Column, ColumnRole, ColumnType } from './columns.js';
import type { Coverage } from './coverage.js';

@ObjectType('Column', { description: 'A column of a table.' })
export class ColumnView implements Pick<Column, 'name' | 'type' | 'title' | 'role'> {
  @Field(() => String, { description: 'Stable name, ASCII, snake_case.' })
  readonly name!: string;

  @Field(() => ColumnTypeEnum, { description: 'What its cells hold.' })
  readonly type!: ColumnType;

  @Field(() => SentenceView, { description: 'Heading for people.' })
  readonly title!: Sentence;

  @Field(() => ColumnRoleEnum, { description: 'What it is to a pivot table.' })
  readonly role!: ColumnRole;
}

@ObjectType('StaleUnit', { description: 'A municipality whose data are out of date.' })
export class StaleUnitView {
  @Field(() => ID, { description: 'The municipality.' })
  readonly unit!: string;

  @Field(() => DateTimeScalar, { description: 'When it recorded the last event that has been heard.' })
  readonly dataAsOf!: Date;
}

@ObjectType('Coverage', {
  description: 'On whose data the figures rest: municipalities below the selected units, or their own.',
})
export class CoverageView implements Coverage {
  @Field(() => Int, { description: 'Municipalities that should have told of their staff.' })
  readonly expected!: number;

  @Field(() => Int, { description: 'Of these, the ones that have.' })
  readonly answered!: number;

  @Field(() => [ID], { description: 'Those that have told nothing.' })
  readonly missing!: readonly string[];

  @Field(() => [StaleUnitView], {
    description: 'Those that recorded nothing for a quarter before the period’s end or now.',
  })
  readonly stale!: readonly StaleUnitView[];
}

@ObjectType('IndicatorTable', { description: 'Figures as flat rows, for BI tools.' })
export class IndicatorTableView {
  @Field(() => [ColumnView], { description: 'The columns, in the order of the cells; new ones come at the end.' })
  readonly columns!: readonly Column[];

  @Field(() => [[JSONScalar]], { nullable: 'items', description: 'One row per indicator, unit and period.' })
  readonly rows!: readonly (readonly Cell[])[];

  @Field(() => CoverageView, { description: 'On whose data all rows of the query rest, not only this page’s.' })
  readonly coverage!: Coverage;

  @Field(() => String, {
    description: 'Position of the read model: the same query at the same revision has the same answer.',
  })
  readonly revision!: string;

  @Field(() => String, { nullable: true, description: 'Give it as `after`; null on the last page.' })
  readonly nextCursor!: string | null;
}
