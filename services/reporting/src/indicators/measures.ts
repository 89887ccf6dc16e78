import type { FactKind } from '../ledger/fact.js';
import type { Count, Measure, Subject } from '../ledger/measure.js';
import { intersect, type MonthSpan, monthEndsOf, union } from '../ledger/months.js';
import { type Condition, regionalMethodist } from './condition.js';
import { type PopulationName, perUnit, placesOf, population } from './population.js';

/** Those of a population of whom a condition is true on the reference date: a subset, so that no share exceeds 100 %. */
export const those = (name: PopulationName, condition: Condition): Measure => ({
  name: `${name}:${condition.name}`,
  counting: 'DISTINCT',
  count: (subject) => within(placesOf(name, subject), condition.holds(subject)),
  evidence: [...population(name).evidence, condition.evidence],
});

/** Things of one kind, each counted once; `servicesOnly`: those of methodical services. */
export const things = (kind: FactKind, { servicesOnly }: { readonly servicesOnly: boolean }): Measure => ({
  name: servicesOnly ? `${kind}:of-services` : kind,
  counting: 'DISTINCT',
  count: (subject) =>
    perUnit(
      subject.facts.filter(
        (fact) => fact.kind === kind && fact.unit !== null && (!servicesOnly || subject.isService(fact.unit)),
      ),
    ),
  evidence: [{ kind }],
});

/** Posts or rates in hundredths, added up; `servicesOnly`: those of methodical services. */
export const amount = (kind: FactKind, { servicesOnly }: { readonly servicesOnly: boolean }): Measure => ({
  name: servicesOnly ? `${kind}-rates:of-services` : `${kind}-rates`,
  counting: 'SUM',
  count: (subject) => addedUp(kind, servicesOnly, subject),
  evidence: [{ kind }],
});

/**
 * Educators assigned to regional methodists, counted where the methodist works: a teacher of another municipality is a load of
 * this methodist all the same (IND-78). Only who is an educator somewhere on the reference date counts.
 */
export const assignedTeachers: Measure = {
  name: 'assigned-teachers',
  counting: 'DISTINCT',
  count(subject) {
    const perPlace = new Map<number, MonthSpan[]>();
    for (const { other, span } of assignments(subject)) {
      const methodist = { ...subject, facts: subject.factsOf(other) };
      for (const place of within(placesOf('educators', methodist), regionalMethodist.holds(methodist))) {
        perPlace.set(place.unit, [...(perPlace.get(place.unit) ?? []), ...intersect([place.span], [span])]);
      }
    }
    return [...perPlace].flatMap(([unit, spans]) => union(spans).map((span) => ({ unit, span, n: 1 })));
  },
  evidence: [{ kind: 'assigned' }],
};

/** To whom the subject is assigned while an educator somewhere, methodist by methodist. */
export function assignments(subject: Subject): { readonly other: number; readonly span: MonthSpan }[] {
  const employed = union(placesOf('educators', subject).map(({ span }) => span));
  return subject.facts
    .filter(({ kind, other }) => kind === 'assigned' && other !== null)
    .flatMap(({ other, from, to }) => {
      const span = monthEndsOf(from, to);
      return span ? intersect(employed, [span]).map((shared) => ({ other: other as number, span: shared })) : [];
    });
}

export const educators = population('educators');
export const methodists = population('methodists');
/** Educators who are regional methodists on the reference date. */
export const regionalMethodists = those('educators', regionalMethodist);

const within = (places: readonly Count[], spans: readonly MonthSpan[]): Count[] =>
  places.flatMap(({ unit, span, n }) => intersect([span], spans).map((shared) => ({ unit, span: shared, n })));

/** Sums of overlapping amounts per unit, as spans of one amount each. */
function addedUp(kind: FactKind, servicesOnly: boolean, subject: Subject): Count[] {
  const changes = new Map<number, Map<number, number>>();
  for (const fact of subject.facts) {
    if (fact.kind !== kind || fact.unit === null || (servicesOnly && !subject.isService(fact.unit))) continue;
    const span = monthEndsOf(fact.from, fact.to);
    if (!span) continue;
    const ofUnit = changes.get(fact.unit) ?? new Map<number, number>();
    changes.set(fact.unit, ofUnit);
    ofUnit.set(span[0], (ofUnit.get(span[0]) ?? 0) + fact.amount);
    ofUnit.set(span[1], (ofUnit.get(span[1]) ?? 0) - fact.amount);
  }
  return [...changes].flatMap(([unit, ofUnit]) => levels(unit, ofUnit));
}

function levels(unit: number, changes: ReadonlyMap<number, number>): Count[] {
  const counts: Count[] = [];
  let n = 0;
  let since = 0;
  for (const [month, change] of [...changes].filter(([, by]) => by !== 0).sort(([a], [b]) => a - b)) {
    if (n !== 0) counts.push({ unit, span: [since, month], n });
    n += change;
    since = month;
  }
  return counts;
}
