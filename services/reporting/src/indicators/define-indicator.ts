import { UnitLevel } from '@metodnet/contracts';
import type { Grain, Sentence } from '@metodnet/kernel';
import { isFlow, type Side } from '../ledger/flow.js';
import type { Measure } from '../ledger/measure.js';
import type { Condition } from './condition.js';
import { those } from './measures.js';
import { type PopulationName, population } from './population.js';

export type UnitOfMeasure = 'PERCENT' | 'PERSONS_PER_POST' | 'PERSONS_PER_METHODIST' | 'COUNT' | 'PERSONS' | 'YES_NO';
export type Comparator = 'AT_LEAST' | 'AT_MOST';
export type DisclosureClass = 'ORGANISATIONAL' | 'PERSONAL';
/** Groups in which customers ask for the same value (T21 footnotes; AMB-30). */
export type CustomerGroup = 'QZ' | 'OB' | 'MP' | 'ST' | 'MO' | 'RG';

/** A numerator over a denominator, on the reference date, the last day of the period, or by what has happened in the period until then. */
export interface Quotient {
  readonly numerator: Side;
  /** Null where things or people are merely counted; the weeks of the period, which no one has to tell. */
  readonly denominator: Side | 'WEEKS' | null;
  /** Amounts in hundredths of a post are told in posts. */
  readonly hundredths: { readonly numerator: boolean; readonly denominator: boolean };
  readonly unit: UnitOfMeasure;
  /** How the denominator's members share the numerator: reported as minimum, median and maximum beside the mean. */
  readonly distribution: 'TEACHERS_PER_METHODIST' | null;
}

/** One way to read an indicator whose document leaves open what it means. */
export interface Reading {
  /** As in a query's `variants`. */
  readonly name: string;
  readonly meaning: Sentence;
  readonly value: Quotient;
  /** Whether the document's target is for this reading. */
  readonly targeted: boolean;
}

/** Whose domain events an indicator rests on: as long as one of them has not been heard, there is no figure. */
export type Service = 'staffing' | 'events';

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
  /** Null where things or people are merely counted. */
  readonly denominator: Sentence | null;
  /** By the reading that is meant. */
  readonly value: Quotient;
  /** Which reading that is; `default` where there is no other. */
  readonly variant: string;
  /** Every reading that may be asked for, the default first; none where there is only one. */
  readonly readings: readonly Reading[];
  /** Whether the targets of acts are for the reading that is meant. */
  readonly targeted: boolean;
  readonly sources: readonly Service[];
  /** Where nothing counts for this measure, nobody has told of what is asked: silence, where a zero would be false. */
  readonly toldOf: Measure | null;
  readonly comparator: Comparator;
  /** Whether the document prints the comparator or we read it in (AMB-03). */
  readonly comparatorSource: 'PRINTED' | 'INFERRED';
  readonly groups: readonly CustomerGroup[];
  /** Lengths of period for which it is defined: of what happens in a period, the targets are for these. */
  readonly grains: readonly Grain[];
  readonly levels: readonly UnitLevel[];
  readonly disclosure: DisclosureClass;
  readonly parameters: readonly Parameter[];
  /** Digits after the point in documents; never applied before a comparison. */
  readonly decimals: number;
}

type Optional =
  | 'grains'
  | 'levels'
  | 'disclosure'
  | 'parameters'
  | 'decimals'
  | 'comparatorSource'
  | 'sources'
  | 'toldOf';
type Fixed = Omit<Indicator, Optional | 'value' | 'variant' | 'readings' | 'targeted'> &
  Partial<Pick<Indicator, Optional>>;

/** What one file tells; the rest follows. */
type Definition = Fixed & ({ readonly value: Quotient } | { readonly readings: readonly [Reading, ...Reading[]] });

/** Defines an indicator: all grains and levels, organisational, one digit, from staffing, unless the file says otherwise. */
export const defineIndicator = (definition: Definition): Indicator => {
  const [own] = 'readings' in definition ? definition.readings : [];
  return {
    grains: ['MONTH', 'QUARTER', 'YEAR', 'ACADEMIC_YEAR'],
    levels: UnitLevel.options,
    disclosure: 'ORGANISATIONAL',
    parameters: [],
    decimals: 1,
    comparatorSource: 'PRINTED',
    sources: ['staffing'],
    toldOf: null,
    readings: [],
    ...definition,
    value: 'value' in definition ? definition.value : (own as Reading).value,
    variant: own?.name ?? 'default',
    targeted: own?.targeted ?? true,
  };
};

/** A reading; its targets are those of the acts unless it says otherwise. */
export const reading = (
  name: string,
  meaning: Sentence,
  value: Quotient,
  { targeted = true }: { readonly targeted?: boolean } = {},
): Reading => ({ name, meaning, value, targeted });

/** The indicator as one of its readings means it. */
export const read = (indicator: Indicator, { name, value, targeted }: Reading): Indicator => ({
  ...indicator,
  ...{ value, targeted, variant: name },
});

/** A share of a population in per cent: those of it of whom a condition is true. */
export const share = ({ of, who }: { readonly of: PopulationName; readonly who: Condition }): Quotient =>
  ratio(those(of, who), population(of), 'PERCENT');

/** Any other quotient; a share of things or posts in per cent, people per post, people per person. */
export const ratio = (
  numerator: Side,
  denominator: Side,
  unit: UnitOfMeasure,
  { distribution = null }: { readonly distribution?: Quotient['distribution'] } = {},
): Quotient => ({
  numerator,
  denominator,
  hundredths: { numerator: inHundredths(numerator), denominator: inHundredths(denominator) },
  unit,
  distribution,
});

/** How many there are. */
export const count = (numerator: Side, unit: 'COUNT' | 'PERSONS' = 'COUNT'): Quotient => ({
  numerator,
  denominator: null,
  hundredths: { numerator: false, denominator: false },
  unit,
  distribution: null,
});

/** Yes where there is one at least; or one in every week of the period. */
export const yesNo = (numerator: Side, { everyWeek = false } = {}): Quotient => ({
  ...count(numerator),
  unit: 'YES_NO',
  denominator: everyWeek ? 'WEEKS' : null,
});

const inHundredths = (side: Side): boolean => !isFlow(side) && side.inHundredths === true;

/** Whether figures of parts may be added up to the whole's: sums of posts or events may, distinct people may not. */
export const additive = ({ value: { numerator, denominator, unit } }: Indicator): boolean =>
  unit !== 'YES_NO' &&
  numerator.counting === 'SUM' &&
  (denominator === null || (denominator !== 'WEEKS' && denominator.counting === 'SUM'));

/** Every side of every reading. */
export const sidesOf = ({ value, readings }: Indicator): Side[] =>
  [value, ...readings.map((one) => one.value)].flatMap(({ numerator, denominator }) =>
    denominator === null || denominator === 'WEEKS' ? [numerator] : [numerator, denominator],
  );

/** Whether it tells what happened in a period, so that its targets are for the lengths of period for which it is defined. */
export const ofPeriod = ({ value }: Indicator): boolean => isFlow(value.numerator);
