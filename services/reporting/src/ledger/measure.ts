import type { Fact, FactKind } from './fact.js';
import type { MonthSpan } from './months.js';

/** Everything that is known of one person (all merged ids together) or of one thing that is counted. */
export interface Subject {
  readonly facts: readonly Fact[];
  /** Whether a unit is a methodical service: of one of `SERVICE_KINDS`. */
  isService(unit: number): boolean;
  /** The month-ends at which a staff schedule of the unit is in force, in order. */
  scheduledAt(unit: number): readonly MonthSpan[];
  /** The facts of the person's regional methodists, by key. */
  factsOf(other: number): readonly Fact[];
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
  /** Where and when one subject counts. Pure; spans of one unit neither overlap nor touch with the same amount. */
  count(subject: Subject): readonly Count[];
  /** Which facts of a member make it count: what provenance shows. */
  readonly evidence: readonly Evidence[];
}

/** Facts of a kind that hold on the reference date, or that happened within so many years before it. */
export interface Evidence {
  readonly kind: FactKind;
  readonly withinYears?: number;
}
