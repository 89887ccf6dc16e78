import type { UnitLevel } from '@metodnet/contracts';
import type { Grain } from '@metodnet/kernel';
import { SentenceView } from '@metodnet/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import {
  ComparatorEnum,
  ComparatorSourceEnum,
  CustomerGroupEnum,
  DisclosureClassEnum,
  IndicatorGrainEnum,
  UnitLevelEnum,
  UnitOfMeasureEnum,
} from '../closed-sets.js';
import type {
  Comparator,
  CustomerGroup,
  DisclosureClass,
  Indicator,
  Reading,
  UnitOfMeasure,
} from './define-indicator.js';

@ObjectType('IndicatorParameter', { description: 'A setting that settles what the documents leave open.' })
export class IndicatorParameterView {
  @Field(() => String, { description: 'The ambiguity it settles, as in the catalogue: `AMB-25`.' })
  readonly settles!: string;

  @Field(() => SentenceView, { description: 'How it is read here.' })
  readonly meaning!: SentenceView;
}

@ObjectType('IndicatorReading', {
  description: 'One way to read an indicator whose document leaves open what it means.',
})
export class IndicatorReadingView implements Pick<Reading, 'name' | 'meaning'> {
  @Field(() => String, { description: 'Its name, as in `variants` of a query.' })
  readonly name!: string;

  @Field(() => SentenceView, { description: 'What it counts.' })
  readonly meaning!: SentenceView;
}

@ObjectType('IndicatorDefinition', { description: 'What an indicator means and where the documents print it.' })
export class IndicatorView
  implements
    Pick<Indicator, 'code' | 'version' | 'source' | 'title' | 'numerator' | 'denominator' | 'comparator' | 'decimals'>
{
  @Field(() => String, { description: 'Code in the catalogue: `IND-03`.' })
  readonly code!: string;

  @Field(() => Int, { description: 'Version of the definition; raised with every change of meaning.' })
  readonly version!: number;

  @Field(() => SentenceView, { description: 'The indicator as the document words it.' })
  readonly title!: SentenceView;

  @Field(() => SentenceView, { description: 'What is counted above the line.' })
  readonly numerator!: SentenceView;

  @Field(() => SentenceView, {
    nullable: true,
    description: 'What is counted below the line; null where things or people are merely counted.',
  })
  readonly denominator!: SentenceView | null;

  @Field(() => UnitOfMeasureEnum, { description: 'What its values are counted in.' })
  readonly unitOfMeasure!: UnitOfMeasure;

  @Field(() => ComparatorEnum, { description: 'How its values are compared with a target.' })
  readonly comparator!: Comparator;

  @Field(() => ComparatorSourceEnum, { description: 'Whether the comparator is printed or inferred.' })
  readonly comparatorSource!: Indicator['comparatorSource'];

  @Field(() => Int, { description: 'Digits after the point in documents; comparisons are made unrounded.' })
  readonly decimals!: number;

  @Field(() => [IndicatorGrainEnum], {
    description: 'Periods it is defined for, and its targets are for; any span of months is served besides.',
  })
  readonly grains!: readonly Grain[];

  @Field(() => [UnitLevelEnum], { description: 'Levels of units that have a value.' })
  readonly levels!: readonly UnitLevel[];

  @Field(() => DisclosureClassEnum, { description: 'Whether small figures are suppressed.' })
  readonly disclosure!: DisclosureClass;

  @Field(() => [CustomerGroupEnum], { description: 'In whose reports the value is asked.' })
  readonly groups!: readonly CustomerGroup[];

  @Field(() => Boolean, { description: 'Whether figures of parts add up to the whole’s; distinct people never do.' })
  readonly additive!: boolean;

  @Field(() => String, { description: 'The document and its point: `T12 §8 1.3 (a)`.' })
  readonly source!: string;

  @Field(() => [IndicatorReadingView], {
    description: 'Readings that `variants` may name, the default first; empty where there is only one.',
  })
  readonly readings!: readonly IndicatorReadingView[];

  @Field(() => [IndicatorParameterView], { description: 'How ambiguities of the documents are settled.' })
  readonly parameters!: readonly IndicatorParameterView[];
}
