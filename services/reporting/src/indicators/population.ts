import type { Fact, FactKind } from '../ledger/fact.js';
import type { Count, Measure, Subject } from '../ledger/measure.js';
import { type MonthSpan, monthEndsOf, union } from '../ledger/months.js';

/** Who is counted: people with such a job in the unit on the reference date, once at every level (AMB-31). */
const kinds = {
  /** PED: at least one active pedagogical position. */
  educators: { fact: 'educator', servicesOnly: false },
  /** METH: methodists of the methodical services, not those whom schools, authorities, universities or commissions employ. */
  methodists: { fact: 'methodist', servicesOnly: true },
} as const satisfies Record<string, { fact: FactKind; servicesOnly: boolean }>;

export type PopulationName = keyof typeof kinds;

export const population = (name: PopulationName): Measure => ({
  name,
  counting: 'DISTINCT',
  count: (subject) => placesOf(name, subject),
  reads: [kinds[name].fact],
  evidence: [{ kind: kinds[name].fact }],
});

/** Where and when the subject belongs to a population. */
export function placesOf(name: PopulationName, subject: Subject): Count[] {
  const { fact, servicesOnly } = kinds[name];
  return perUnit(
    subject.facts.filter(
      ({ kind, unit }) => kind === fact && unit !== null && (!servicesOnly || subject.isService(unit)),
    ),
  );
}

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
