import type { Fact, FactKind } from '../ledger/fact.js';
import type { Count, Measure, Subject } from '../ledger/measure.js';
import { intersect, type MonthSpan, monthEndsOf, union } from '../ledger/months.js';
import { spansOf } from './condition.js';

interface Kind {
  readonly fact: FactKind;
  readonly servicesOnly?: boolean;
  readonly educationalOnly?: boolean;
  /** Under 35 on the reference date (AMB-14). */
  readonly young?: boolean;
}

/** Who is counted: people with such a job in the unit on the reference date, once at every level (AMB-31). */
const kinds = {
  /** PED: at least one active pedagogical position. */
  educators: { fact: 'educator' },
  /** TEACHER: of these, the position «учитель». */
  teachers: { fact: 'teacher' },
  /** YOUNG, and the teachers among them (T21 1.4, 1.5 say «учителей», E6 and K24 «педагогических работников»: AMB-07). */
  'young-educators': { fact: 'educator', young: true },
  'young-teachers': { fact: 'teacher', young: true },
  /** METH: methodists of the methodical services, not those whom schools, authorities, universities or commissions employ. */
  methodists: { fact: 'methodist', servicesOnly: true },
  /** OO: the organisations themselves, each in its own place. */
  organisations: { fact: 'organisation', educationalOnly: true },
} as const satisfies Record<string, Kind>;

export type PopulationName = keyof typeof kinds;

const kindOf = (name: PopulationName): Kind => kinds[name];

export const population = (name: PopulationName): Measure => {
  const { fact, young = false } = kindOf(name);
  const reads: FactKind[] = young ? [fact, 'young'] : [fact];
  return {
    name,
    counting: 'DISTINCT',
    count: (subject) => placesOf(name, subject),
    reads,
    evidence: reads.map((kind) => ({ kind })),
  };
};

/** Where and when the subject belongs to a population. */
export function placesOf(name: PopulationName, subject: Subject): Count[] {
  const { fact, servicesOnly = false, educationalOnly = false, young = false } = kindOf(name);
  const places = perUnit(
    subject.facts.filter(
      ({ kind, unit }) =>
        kind === fact &&
        unit !== null &&
        (!servicesOnly || subject.isService(unit)) &&
        (!educationalOnly || subject.isEducational(unit)),
    ),
  );
  return young
    ? within(
        places,
        spansOf(subject.facts, 'young', ({ from, to }) => [from, to]),
      )
    : places;
}

/** The places as far as they lie within some month-ends. */
export const within = (places: readonly Count[], spans: readonly MonthSpan[]): Count[] =>
  places.flatMap(({ unit, span, n }) => intersect([span], spans).map((shared) => ({ unit, span: shared, n })));

/** The spans of facts at each unit, joined. */
export function perUnit(facts: readonly Fact[]): Count[] {
  const spans = new Map<number, MonthSpan[]>();
  for (const { unit, from, to } of facts) {
    const span = monthEndsOf(from, to);
    if (unit === null || !span) continue;
    const known = spans.get(unit);
    if (known) known.push(span);
    else spans.set(unit, [span]);
  }
  return [...spans].flatMap(([unit, list]) => union(list).map((span) => ({ unit, span, n: 1 })));
}
