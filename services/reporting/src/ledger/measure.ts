import type { CalendarDate, Grain } from '@metodnet/kernel';
import type { Fact, FactKind } from './fact.js';
import type { MonthSpan } from './months.js';

/**
 * What units have at some month-ends, on which it depends whether others count there: a staff schedule in force, a model by which they take
 * part in the network service, a count of their pupils.
 */
export const UNIT_FACTS = ['post', 'service-model', 'pupils', 'pupils-5-18'] as const satisfies readonly FactKind[];
export type UnitFact = (typeof UNIT_FACTS)[number];

/** Everything that a measure asks of one person (all merged ids together) or of one thing that is counted. */
export interface Subject {
  /** Of the kinds that the measure reads. */
  readonly facts: readonly Fact[];
  /** Whether a unit is a methodical service: of one of `SERVICE_KINDS`. */
  isService(unit: number): boolean;
  /** Whether it is an educational organisation: of one of `EDUCATIONAL_KINDS`. */
  isEducational(unit: number): boolean;
  /** The month-ends at which the unit has something of the kind, in order. */
  statedAt(unit: number, kind: UnitFact): readonly MonthSpan[];
  /** The facts of those to whom the subject's own lead, by key: of regional methodists, of events. */
  factsOf(other: number): readonly Fact[];
  /** The month-ends at which somebody to whom the subject's facts lead counts, anywhere, for a measure that is followed. */
  countsFor(measure: Measure, other: number): readonly MonthSpan[];
  /** The month-ends at which one at least of those whose facts lead to the subject counts, anywhere, for a measure that is followed. */
  anyCountsFor(measure: Measure): readonly MonthSpan[];
}

/** Where and at which month-ends the subject counts, with which amount. */
export interface Count {
  readonly unit: number;
  readonly span: MonthSpan;
  readonly n: number;
}

/** A numerator or a denominator. Its name is its identity: another way of counting needs another name. */
export interface Measure {
  readonly name: string;
  /** DISTINCT: once at every level, in however many units under it. SUM: amounts add up. */
  readonly counting: 'DISTINCT' | 'SUM';
  /** It is what has happened so far in the period of this length: nothing of it lies in two periods, and nothing depends on two. */
  readonly grain?: Grain;
  /** Whoever counts once counts for good: what happens later changes nothing. */
  readonly onceForGood?: boolean;
  /** Amounts are hundredths of a post. */
  readonly inHundredths?: boolean;
  /** Where and when one subject counts. Pure; spans of one unit do not overlap, and touch with the same amount only where a period ends. */
  count(subject: Subject): readonly Count[];
  /** The kinds of facts of the subject on which it depends; with a fact of another kind nothing is counted anew. */
  readonly reads: readonly FactKind[];
  /** Those of the ones to whom these facts lead. */
  readonly readsBehind?: readonly FactKind[];
  /** What the units of these facts have, on which it depends. */
  readonly readsAtUnits?: readonly UnitFact[];
  /** Measures of others on which it depends: of those to whom the subject's facts lead, or of those whose facts lead to the subject. */
  readonly follows?: readonly Follow[];
  /** Which facts of a member make it count: what provenance shows. */
  readonly evidence: readonly Evidence[];
}

/** A dependence on a measure of others, by the subject's facts that lead to them, which it reads too, or by theirs that lead to the subject. */
export interface Follow {
  readonly measure: Measure;
  readonly through: FactKind;
  readonly leading: 'TO_THEM' | 'FROM_THEM';
}

/** Facts of a kind that hold on the reference date, that happened within so many years before it, or in the period. */
export interface Evidence {
  readonly kind: FactKind;
  readonly withinYears?: number;
  /** What happened in the period: on the fact's own day, or on that of the event `other`, which must have been of this kind; or what held on some day of it. */
  readonly inPeriod?: 'ITSELF' | 'AT_SOME_TIME' | FactKind;
  /** Rather since this day than in the period. */
  readonly since?: CalendarDate;
}
