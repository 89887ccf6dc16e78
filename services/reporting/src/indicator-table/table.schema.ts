import type { Sentence } from '@metodnet/kernel';
import { DateTimeScalar, JSONScalar, SentenceView } from '@metodnet/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ColumnRoleEnum, ColumnTypeEnum } from '../closed-sets.js';
import type { Cell, Column, ColumnRole, ColumnType } from './columns.js';
import type { Coverage, HeardUnit } from './coverage.js';

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

@ObjectType('HeardUnit', {
  description: 'A municipality that has told of what was asked about, and how fresh that is.',
})
export class HeardUnitView implements HeardUnit {
  @Field(() => ID, { description: 'The municipality.' })
  readonly unit!: string;

  @Field(() => DateTimeScalar, {
    description:
      'When it recorded the last event that has been heard; if it has told nothing itself, when those did who told of its units.',
  })
  readonly dataAsOf!: Date;
}

@ObjectType('Coverage', {
  description: 'On whose data the figures rest: municipalities below the selected units, or their own.',
})
export class CoverageView implements Coverage {
  @Field(() => Int, {
    description: 'Municipalities that should have told of what was asked about: of staff, of events, or of both.',
  })
  readonly expected!: number;

  @Field(() => Int, { description: 'Of these, the ones that have.' })
  readonly answered!: number;

  @Field(() => [ID], { description: 'Those that have told nothing.' })
  readonly missing!: readonly string[];

  @Field(() => [HeardUnitView], { description: 'Those that have, and how far their data reach.' })
  readonly heard!: readonly HeardUnit[];

  @Field(() => [HeardUnitView], {
    description: 'Those that recorded nothing for a whole year before the period’s end or now.',
  })
  readonly stale!: readonly HeardUnit[];
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
