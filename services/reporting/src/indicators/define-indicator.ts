import { UnitLevel } from '@metodnet/contracts';
import type { Grain, Sentence } from '@metodnet/kernel';
import type { Measure } from '../ledger/measure.js';
import type { Condition } from './condition.js';
import { those } from './measures.js';
import { type PopulationName, population } from './population.js';

export type UnitOfMeasure = 'PERCENT' | 'PERSONS_PER_POST' | 'PERSONS_PER_METHODIST';
export type Comparator = 'AT_LEAST' | 'AT_MOST';
export type DisclosureClass = 'ORGANISATIONAL' | 'PERSONAL';
/** Groups in which customers ask for the same value (T21 footnotes; AMB-30). */
export type CustomerGroup = 'QZ' | 'OB' | 'MP' | 'ST' | 'MO' | 'RG';

/** A numerator over a denominator, both as they stand on the reference date: the last day of the period. */
export interface Quotient {
  readonly numerator: Measure;
  readonly denominator: Measure;
  /** Amounts in hundredths of a post are told in posts. */
  readonly hundredths: { readonly numerator: boolean; readonly denominator: boolean };
  readonly unit: UnitOfMeasure;
  /** How the denominator's members share the numerator: reported as minimum, median and maximum beside the mean. */
  readonly distribution: 'TEACHERS_PER_METHODIST' | null;
}

/** A setting that settles what the documents leave open. */
export interface Parameter extends Sentence {
  /** The ambiguity it settles, as in the catalogue: `AMB-25`. */
  readonly settles: string;
}

export interface Indicator {
  /** As in the catalogue: `IND-03`. */
  readonly code: string;
  /** Raised with every change of meaning. */
  readonly version: number;
  /** Where the documents print it. */
  readonly source: string;
  readonly title: Sentence;
  readonly numerator: Sentence;
  readonly denominator: Sentence;
  readonly value: Quotient;
  readonly comparator: Comparator;
  /** Whether the document prints the comparator or we read it in (AMB-03). */
  readonly comparatorSource: 'PRINTED' | 'INFERRED';
  readonly groups: readonly CustomerGroup[];
  readonly grains: readonly Grain[];
  readonly levels: readonly UnitLevel[];
  readonly disclosure: DisclosureClass;
  readonly parameters: readonly Parameter[];
  /** Digits after the point in documents; never applied before a comparison. */
  readonly decimals: number;
}

/** What one file tells; the rest follows. */
type Definition = Omit<Indicator, 'grains' | 'levels' | 'disclosure' | 'parameters' | 'decimals' | 'comparatorSource'> &
  Partial<Pick<Indicator, 'grains' | 'levels' | 'disclosure' | 'parameters' | 'decimals' | 'comparatorSource'>>;

/** Defines an indicator: all grains and levels, organisational, one digit, unless the file says otherwise. */
export const defineIndicator = (definition: Definition): Indicator => ({
  grains: ['MONTH', 'QUARTER', 'YEAR', 'ACADEMIC_YEAR'],
  levels: UnitLevel.options,
  disclosure: 'ORGANISATIONAL',
  parameters: [],
  decimals: 1,
  comparatorSource: 'PRINTED',
  ...definition,
});

/** A share of a population in per cent: those of it of whom a condition is true. */
export const share = ({ of, who }: { readonly of: PopulationName; readonly who: Condition }): Quotient => ({
  numerator: those(of, who),
  denominator: population(of),
  hundredths: { numerator: false, denominator: false },
  unit: 'PERCENT',
  distribution: null,
});

/** Any other quotient; a share of things or posts in per cent, people per post, people per person. */
export const ratio = (
  numerator: Measure,
  denominator: Measure,
  unit: UnitOfMeasure,
  { distribution = null }: { readonly distribution?: Quotient['distribution'] } = {},
): Quotient => ({
  numerator,
  denominator,
  hundredths: { numerator: numerator.counting === 'SUM', denominator: denominator.counting === 'SUM' },
  unit,
  distribution,
});

/** Whether figures of parts may be added up to the whole's: sums of posts may, distinct people may not. */
export const additive = ({ value }: Indicator): boolean =>
  value.numerator.counting === 'SUM' && value.denominator.counting === 'SUM';
