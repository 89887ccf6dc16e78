import { monthIndex } from '@metodnet/kernel';
import type { Fact, HeldFact } from '../ledger/fact.js';
import { EVERY_GRAIN, type Flow, keptFor, type Window, windowName } from '../ledger/flow.js';
import type { Count, Measure, Subject } from '../ledger/measure.js';
import { FOREVER, type MonthSpan, union } from '../ledger/months.js';
import { spansOf } from './condition.js';
import { soFar } from './happening.js';
import { within } from './population.js';

interface Which {
  readonly at: HeldFact;
  /** Only events that methodical services organised. */
  readonly ofServices?: boolean;
  /** Only pupils who are 5 to 18 years old on the reference date, counted where pupils of that age have been. */
  readonly aged?: boolean;
}

/** How many pupils were counted last at the units that have counted theirs. */
export const pupils = (kind: 'pupils' | 'pupils-5-18'): Measure => ({
  name: kind,
  counting: 'SUM',
  count: ({ facts }) => {
    const counts = facts.filter((fact) => fact.kind === kind).sort((a, b) => (a.from < b.from ? -1 : 1));
    return counts.flatMap(({ unit, from, amount }, index): Count[] => {
      const next = counts[index + 1];
      const span: MonthSpan = [monthIndex(from), next ? monthIndex(next.from) : FOREVER];
      return unit !== null && span[0] < span[1] && amount > 0 ? [{ unit, span, n: amount }] : [];
    });
  },
  reads: [kind],
  evidence: [{ kind }],
});

/**
 * Distinct pupils who were at an event of a kind in the period, where they were last sent from until the reference date; at units that have
 * told how many pupils there are, so that nobody is counted who is not below the line.
 */
export const pupilsAt = (which: Which): Flow => {
  const { at, ofServices = false, aged = false } = which;
  const counted = aged ? 'pupils-5-18' : 'pupils';
  const name = `pupils:attended-${at}${ofServices ? ':of-services' : ''}${aged ? ':5-18' : ''}`;
  const evidence = [{ kind: 'pupil-attended', inPeriod: at }] as const;
  return {
    name,
    counting: 'DISTINCT',
    kept: keptFor(EVERY_GRAIN, (window) => ({
      ...{ name: `${name}@${windowName(window)}`, counting: 'DISTINCT', evidence },
      count: (subject) => placesOf(subject, which, window, counted),
      reads: aged ? ['pupil-attended', 'aged-5-18'] : ['pupil-attended'],
      readsBehind: [at],
      readsAtUnits: [counted],
    })),
    evidence,
  };
};

function placesOf(subject: Subject, which: Which, window: Window, counted: 'pupils' | 'pupils-5-18'): Count[] {
  const visits = visitsOf(subject, which);
  const ages = which.aged ? spansOf(subject.facts, 'aged-5-18', ({ from, to }) => [from, to]) : null;
  const perUnit = new Map<number, MonthSpan[]>();
  for (const [index, { month, units }] of visits.entries()) {
    const [from, end] = soFar(month, window);
    const to = Math.min(end, visits[index + 1]?.month ?? end);
    for (const unit of units) perUnit.set(unit, [...(perUnit.get(unit) ?? []), [from, to]]);
  }
  return [...perUnit].flatMap(([unit, spans]) => {
    const there = union(spans).map((span) => ({ unit, span, n: 1 }));
    const where = within(there, subject.statedAt(unit, counted));
    return ages ? within(where, ages) : where;
  });
}

/** The months in which the pupil was at such an event, in order, with the units that sent the pupil to the last one of the month. */
function visitsOf(
  subject: Subject,
  { at, ofServices }: Which,
): { readonly month: number; readonly units: Set<number> }[] {
  const held = (fact: Fact) =>
    fact.kind === 'pupil-attended' && fact.other !== null
      ? subject
          .factsOf(fact.other)
          .find((event) => event.kind === at && (!ofServices || (event.unit !== null && subject.isService(event.unit))))
      : undefined;
  const days = subject.facts
    .flatMap((fact) => {
      const event = held(fact);
      return event && fact.unit !== null ? [{ day: event.from, unit: fact.unit }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  const months = new Map<number, { readonly day: string; readonly units: Set<number> }>();
  for (const { day, unit } of days) {
    const month = monthIndex(day);
    const known = months.get(month);
    if (known?.day === day) known.units.add(unit);
    else months.set(month, { day, units: new Set([unit]) });
  }
  return [...months].map(([month, { units }]) => ({ month, units }));
}
