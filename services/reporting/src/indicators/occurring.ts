import { addDays, type CalendarDate, monthIndex } from '@metodnet/kernel';
import type { Fact, FactKind } from '../ledger/fact.js';
import { EVERY_GRAIN, type Flow, keptFor, type Window, windowName } from '../ledger/flow.js';
import type { Count, Evidence, Measure, Subject } from '../ledger/measure.js';
import { FOREVER, type MonthSpan, union } from '../ledger/months.js';
import { soFar } from './happening.js';
import { municipal } from './municipal.js';

interface Restriction {
  /** Something further of the same holder that must be so by the reference date. */
  readonly besides?: FactKind;
  /** The same of whom the fact leads to. */
  readonly behind?: FactKind;
  readonly municipalOnly?: boolean;
}

/** Those to whom, or of which, it happened in the period: each once per unit, however often it did. */
export const occurring = (kind: FactKind, restriction: Restriction = {}): Flow => {
  const { besides, behind, municipalOnly = false } = restriction;
  const further = besides ?? (behind && `behind-${behind}`);
  const name = [kind, ...(further ? [further] : []), ...(municipalOnly ? ['municipal'] : [])].join(':');
  const evidence: Evidence[] = [{ kind, inPeriod: 'ITSELF' }, ...(besides ? [{ kind: besides }] : [])];
  const measure = (window: Window): Measure => ({
    ...{ name: `each-${name}@${windowName(window)}`, counting: 'DISTINCT', evidence },
    reads: besides ? [kind, besides] : [kind],
    ...(behind ? { readsBehind: [behind] } : {}),
    count: (subject) =>
      oncePerUnit(
        of(subject, kind, municipalOnly).map((fact) => {
          const [month, end] = soFar(monthIndex(fact.from), window);
          return [fact.unit, [Math.max(month, sinceWhen(subject, fact, restriction)), end]];
        }),
      ),
  });
  return { name: `each-${name}`, counting: 'DISTINCT', kept: keptFor(EVERY_GRAIN, measure), evidence };
};

/** Municipal things that there were at some time of the period so far. */
export const inForceDuring = (kind: FactKind): Flow => {
  const evidence: Evidence[] = [{ kind, inPeriod: 'AT_SOME_TIME' }];
  const measure = (window: Window): Measure => ({
    ...{ name: `${kind}:municipal:during@${windowName(window)}`, counting: 'DISTINCT', reads: [kind], evidence },
    // From its first month on, to the end of the period in which its last day lies.
    count: (subject) =>
      oncePerUnit(of(subject, kind, true).map(({ unit, from, to }) => [unit, [monthIndex(from), endOf(to, window)]])),
  });
  return { name: `${kind}:municipal:during`, counting: 'DISTINCT', kept: keptFor(EVERY_GRAIN, measure), evidence };
};

/** The month after the last of the period in which the last day lies; 0 where that is before a range of months. */
function endOf(to: CalendarDate | null, window: Window): number {
  const month = to === null ? FOREVER : monthIndex(addDays(to, -1));
  if (typeof window !== 'string') return month < window.first ? 0 : window.last + 1;
  return month === FOREVER ? FOREVER : soFar(month, window)[1];
}

type Located = Fact & { readonly unit: number };

const of = (subject: Subject, kind: FactKind, municipalOnly: boolean): Located[] =>
  municipalOnly
    ? municipal(subject, kind)
    : subject.facts.filter((fact): fact is Located => fact.kind === kind && fact.unit !== null);

/** The month from which what must be so besides is so: the beginning of time where nothing must. */
function sinceWhen({ facts, factsOf }: Subject, { other }: Fact, { besides, behind }: Restriction): number {
  const wanted = besides ?? behind;
  if (!wanted) return Number.NEGATIVE_INFINITY;
  const there = besides ? facts : other === null ? [] : factsOf(other);
  return Math.min(FOREVER, ...there.filter(({ kind }) => kind === wanted).map(({ from }) => monthIndex(from)));
}

function oncePerUnit(places: readonly (readonly [unit: number, span: MonthSpan])[]): Count[] {
  const perUnit = new Map<number, MonthSpan[]>();
  for (const [unit, span] of places) {
    if (span[0] < span[1]) perUnit.set(unit, [...(perUnit.get(unit) ?? []), span]);
  }
  return [...perUnit].flatMap(([unit, spans]) => union(spans).map((span) => ({ unit, span, n: 1 })));
}
