import type { FactKind } from '../ledger/fact.js';
import type { Count, Measure, Subject, UnitFact } from '../ledger/measure.js';
import { FOREVER, intersect, type MonthSpan, monthEndsOf, union } from '../ledger/months.js';
import { type Condition, regionalMethodist } from './condition.js';
import { type PopulationName, perUnit, placesOf, population, within } from './population.js';

/** Those of a population of whom a condition is true on the reference date: a subset, so that no share exceeds 100 %. */
export const those = (name: PopulationName, condition: Condition): Measure => ({
  name: `${name}:${condition.name}`,
  counting: 'DISTINCT',
  count: (subject) => within(placesOf(name, subject), condition.holds(subject)),
  reads: [...population(name).reads, ...condition.reads],
  ...(condition.readsBehind ? { readsBehind: condition.readsBehind } : {}),
  ...(condition.follows ? { follows: condition.follows } : {}),
  ...(condition.onceForGood ? { onceForGood: true } : {}),
  evidence: [...population(name).evidence, ...condition.evidence],
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
  reads: [kind],
  evidence: [{ kind }],
});

/** Units that have ever told of a thing of some kind, from the day on which it began: whether a zero means none or silence. */
export const everTold = (kind: FactKind): Measure => ({
  name: `${kind}:ever`,
  counting: 'DISTINCT',
  count: ({ facts }) => perUnit(facts.filter((fact) => fact.kind === kind).map((fact) => ({ ...fact, to: null }))),
  reads: [kind],
  evidence: [{ kind }],
});

/** Those of a population who work where there is something of a kind on the reference date. */
export const thoseAtUnitsWith = (name: PopulationName, kind: UnitFact): Measure => ({
  name: `${name}:at-${kind}`,
  counting: 'DISTINCT',
  count: (subject) => placesOf(name, subject).flatMap((place) => within([place], subject.statedAt(place.unit, kind))),
  reads: population(name).reads,
  readsAtUnits: [kind],
  evidence: population(name).evidence,
});

/** Where amounts count: everywhere, in methodical services, or where and when a staff schedule is in force. */
type Where = 'ANYWHERE' | 'OF_SERVICES' | 'AT_SCHEDULES';

/** Posts or rates in hundredths, added up. */
export const amount = (kind: FactKind, where: Where): Measure => ({
  name: where === 'ANYWHERE' ? `${kind}-rates` : `${kind}-rates:${where.toLowerCase().replace('_', '-')}`,
  counting: 'SUM',
  inHundredths: true,
  count: (subject) => addedUp(subject, kind, where),
  reads: [kind],
  ...(where === 'AT_SCHEDULES' ? { readsAtUnits: ['post'] } : {}),
  evidence: [{ kind }],
});

function countsAt(subject: Subject, where: Where, unit: number): readonly MonthSpan[] {
  if (where === 'AT_SCHEDULES') return subject.statedAt(unit, 'post');
  return where === 'ANYWHERE' || subject.isService(unit) ? [[0, FOREVER]] : [];
}

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
  reads: ['assigned', 'educator'],
  readsBehind: ['educator', 'regional-methodist'],
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
export const teachers = population('teachers');
export const youngEducators = population('young-educators');
export const youngTeachers = population('young-teachers');
export const methodists = population('methodists');
/** Educators who are regional methodists on the reference date. */
export const regionalMethodists = those('educators', regionalMethodist);

/** Sums of overlapping amounts per unit, as spans of one amount each. */
function addedUp(subject: Subject, wanted: FactKind, where: Where): Count[] {
  const changes = new Map<number, Map<number, number>>();
  for (const { kind, unit, from, to, amount } of subject.facts) {
    const span = monthEndsOf(from, to);
    if (kind !== wanted || unit === null || !span) continue;
    const ofUnit = changes.get(unit) ?? new Map<number, number>();
    changes.set(unit, ofUnit);
    for (const [start, end] of intersect([span], countsAt(subject, where, unit))) {
      ofUnit.set(start, (ofUnit.get(start) ?? 0) + amount);
      ofUnit.set(end, (ofUnit.get(end) ?? 0) - amount);
    }
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
