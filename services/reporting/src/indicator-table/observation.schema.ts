import type { UnitLevel } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, connection, DateTimeScalar, JSONScalar } from '@metodnet/subgraph';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { ComparatorEnum, PeriodStateEnum, ResultStatusEnum, UnitLevelEnum, UnitOfMeasureEnum } from '../closed-sets.js';
import { additive, type Comparator, type UnitOfMeasure } from '../indicators/define-indicator.js';
import { type Cell, columns } from './columns.js';
import type { Observation } from './observation.js';
import type { ResultStatus } from './result.js';

@ObjectType('Observation', { description: 'One figure, flat: an indicator of a unit in a period.' })
export class ObservationView {
  @Field(() => ID, { description: 'Give it to `facts` to see what the figure is made of.' })
  readonly id!: string;

  @Field(() => String, { description: 'Code of the indicator.' })
  readonly indicator!: string;

  @Field(() => String, { description: 'Reading of an ambiguity; `default` where the indicator declares no others.' })
  readonly variant!: string;

  @Field(() => ID, { description: 'Code of the unit.' })
  readonly unit!: string;

  @Field(() => String, { description: 'Its short name on the day of the tree.' })
  readonly unitName!: string;

  @Field(() => UnitLevelEnum, { description: 'Its level.' })
  readonly level!: UnitLevel;

  @Field(() => ID, { nullable: true, description: 'The unit above it along the hierarchy, on the day of the tree.' })
  readonly parent!: string | null;

  @Field(() => String, { description: 'Name of the period; `<from>..<to>` for a whole span.' })
  readonly period!: string;

  @Field(() => CalendarDateScalar, { description: 'First day of the period.' })
  readonly periodStart!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'Last day of the period: the reference date.' })
  readonly periodEnd!: CalendarDate;

  @Field(() => JSONScalar, { nullable: true, description: 'Exact; a string beyond 2^53.' })
  readonly numerator!: Cell;

  @Field(() => JSONScalar, { nullable: true, description: 'Exact; a string beyond 2^53.' })
  readonly denominator!: Cell;

  @Field(() => Float, { nullable: true, description: 'The unrounded quotient; percentages are 0–100.' })
  readonly value!: number | null;

  @Field(() => UnitOfMeasureEnum, { description: 'What the value is counted in.' })
  readonly unitOfMeasure!: UnitOfMeasure;

  @Field(() => ComparatorEnum, { description: 'How value and target are compared.' })
  readonly comparator!: Comparator;

  @Field(() => Float, { nullable: true, description: 'The target of the nearest unit upwards that has one.' })
  readonly target!: number | null;

  @Field(() => String, { nullable: true, description: 'Whose target it is and by which act.' })
  readonly targetSource!: string | null;

  @Field(() => ResultStatusEnum, { description: 'How the figure stands.' })
  readonly status!: ResultStatus;

  @Field(() => PeriodStateEnum, { description: 'Whether the period is over.' })
  readonly state!: Observation['state'];

  @Field(() => Int, { nullable: true, description: 'Place among the comparable rows of the answer; the best is 1.' })
  readonly rank!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many were compared.' })
  readonly rankOf!: number | null;

  @Field(() => Boolean, { description: 'Whether figures of parts add up to the whole’s.' })
  readonly additive!: boolean;

  @Field(() => Int, { description: 'Version of the indicator’s definition.' })
  readonly definitionVersion!: number;

  @Field(() => DateTimeScalar, { description: 'What was known then.' })
  readonly asOf!: Date;

  @Field(() => Float, {
    nullable: true,
    description: 'Least of the denominator’s members, where the indicator reports it.',
  })
  readonly minimum!: number | null;

  @Field(() => Float, { nullable: true, description: 'Middle one, where the indicator reports it.' })
  readonly median!: number | null;

  @Field(() => Float, { nullable: true, description: 'Most of them, where the indicator reports it.' })
  readonly maximum!: number | null;
}

export const ObservationConnection = connection(ObservationView);

/** The same cells as the table's, by the names of GraphQL. */
export function observationView(row: Observation, asOf: Date): ObservationView {
  const cells = columns.map(({ name, read }) => [name === 'observation' ? 'id' : camelCase(name), read(row, asOf)]);
  return { ...Object.fromEntries(cells), additive: additive(row.indicator), asOf } as ObservationView;
}

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
