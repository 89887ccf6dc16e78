import { addDays, addYears, type CalendarDate } from '@metodnet/kernel';
import type { Fact, FactKind } from '../ledger/fact.js';
import type { Evidence, Follow, Subject } from '../ledger/measure.js';
import { type MonthSpan, monthEndsOf, union } from '../ledger/months.js';

/** What is true of a person at some month-ends. */
export interface Condition {
  /** Part of the name of every measure that uses it: another meaning needs another name. */
  readonly name: string;
  /** The kinds of facts on which it depends: of the person, and of those to whom these lead. */
  readonly reads: readonly FactKind[];
  readonly readsBehind?: readonly FactKind[];
  readonly follows?: readonly Follow[];
  /** Once it is true it stays so. */
  readonly onceForGood?: boolean;
  readonly evidence: readonly Evidence[];
  holds(subject: Subject): MonthSpan[];
}

export const higherEducation: Condition = stated('higher-education');

/** A qualification category, through its last valid day. */
export const category: Condition = stated('category');

/** The status of a regional methodist (K24 §4.1.3). */
export const regionalMethodist: Condition = stated('regional-methodist');

/**
 * At least one course completed within so many years before the reference date. A term of years ends with the same day of its last
 * year (Civil Code, art. 192): a course of 30 June 2019 counts on 30 June 2024 for the last time; one of 29 February, on 28.
 */
export const courseWithin = (years: number): Condition => ({
  name: `course-within-${years}-years`,
  reads: ['course'],
  evidence: [{ kind: 'course', withinYears: years }],
  holds: ({ facts }) =>
    spansOf(facts, 'course', ({ from: completedOn }) => [completedOn, addDays(addYears(completedOn, years), 1)]),
});

/** A seat in one of some kinds of structures (NET-15). */
export const seatIn = (name: string, ...kinds: readonly FactKind[]): Condition => ({
  name,
  reads: kinds,
  evidence: kinds.map((kind) => ({ kind })),
  holds: ({ facts }) => union(kinds.flatMap((kind) => spansOf(facts, kind, ({ from, to }) => [from, to]))),
});

function stated(kind: FactKind): Condition {
  const holds = ({ facts }: Subject) => spansOf(facts, kind, ({ from, to }) => [from, to]);
  return { name: kind, reads: [kind], evidence: [{ kind }], holds };
}

/** The month-ends at which facts of a kind hold, each for the days that it is given. */
export function spansOf(
  facts: readonly Fact[],
  kind: FactKind,
  days: (fact: Fact) => readonly [CalendarDate, CalendarDate | null],
): MonthSpan[] {
  const spans = facts.filter((fact) => fact.kind === kind).map((fact) => monthEndsOf(...days(fact)));
  return union(spans.filter((span) => span !== null));
}
