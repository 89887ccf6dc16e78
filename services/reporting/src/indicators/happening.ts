import { type CalendarDate, monthIndex } from '@metodnet/kernel';
import type { Fact, FactKind, HeldFact } from '../ledger/fact.js';
import { periodEnd, type Window, windowName } from '../ledger/flow.js';
import type { Evidence, Subject } from '../ledger/measure.js';
import { FOREVER, type MonthSpan, union } from '../ledger/months.js';
import type { Condition } from './condition.js';

/** A way in which it may happen to somebody: a fact of theirs, on its own day, or on that of the event to which it leads. */
export interface Way {
  readonly kind: FactKind;
  /** The event must have been held, and be of this kind. */
  readonly at?: HeldFact;
}

/** Something that happens to people, and how often it must. */
export interface Happening {
  /** Part of the name of every measure that uses it: another meaning needs another name. */
  readonly name: string;
  readonly ways: readonly Way[];
  /** How many different ones there must be in the period; one unless told otherwise. */
  readonly atLeast?: number;
  /** How many there may be at most. */
  readonly atMost?: number;
}

/** Taking part in events of a kind, except as their organiser. */
export const attended = (
  at: HeldFact,
  often: Pick<Happening, 'atLeast' | 'atMost'> & { readonly name?: string } = {},
): Happening => ({
  name: `attended-${at}`,
  ways: [{ kind: 'attended', at }],
  ...often,
});

/** Those to whom it has happened so far in the period. */
export const happenedIn = (happening: Happening, window: Window): Condition => ({
  ...dependencies(happening),
  name: `${happening.name}@${windowName(window)}`,
  holds: (subject) => union(spansSoFar(occurrences(subject, happening), window, happening)),
});

/** Those to whom it has ever happened since a day. */
export const happenedSince = (happening: Happening, since: CalendarDate): Condition => ({
  ...dependencies(happening),
  name: `${happening.name}@since-${since}`,
  onceForGood: true,
  evidence: evidenceOf(happening).map((shown) => ({ ...shown, since })),
  holds(subject) {
    const months = [...occurrences(subject, happening).values()].filter((month) => month >= monthIndex(since));
    return months.length > 0 ? [[Math.min(...months), FOREVER]] : [];
  },
});

/** From the month in which something happens to the end of the period in which it lies; nothing outside a range of months. */
export const soFar = (month: number, window: Window): MonthSpan => {
  if (typeof window === 'string') return [month, periodEnd(month, window)];
  return [month, window.first <= month && month <= window.last ? window.last + 1 : month];
};

/** What provenance shows of it. */
const evidenceOf = ({ ways }: Happening): Evidence[] =>
  ways.map(({ kind, at }) => ({ kind, inPeriod: at ?? 'ITSELF' }));

const dependencies = (happening: Happening): Pick<Condition, 'reads' | 'readsBehind' | 'evidence'> => ({
  reads: happening.ways.map(({ kind }) => kind),
  readsBehind: happening.ways.flatMap(({ at }) => at ?? []),
  evidence: evidenceOf(happening),
});

/** What happened, each once, with its month: an event by its key, whatever else by the fact that tells of it. */
function occurrences(subject: Subject, { ways }: Happening): Map<number | Fact, number> {
  const months = new Map<number | Fact, number>();
  for (const { kind, at } of ways) {
    for (const fact of subject.facts) {
      if (fact.kind !== kind) continue;
      if (!at) months.set(fact, monthIndex(fact.from));
      else if (fact.other !== null) {
        const held = subject.factsOf(fact.other).find((behind) => behind.kind === at);
        if (held) months.set(fact.other, monthIndex(held.from));
      }
    }
  }
  return months;
}

/** From the month in which there are enough of them to the end of the period, or to the month in which there are too many. */
export function spansSoFar(
  happened: ReadonlyMap<unknown, number>,
  window: Window,
  { atLeast = 1, atMost }: Pick<Happening, 'atLeast' | 'atMost'>,
): MonthSpan[] {
  const periods = new Map<number, number[]>();
  for (const month of happened.values()) {
    const [from, end] = soFar(month, window);
    if (from < end) periods.set(end, [...(periods.get(end) ?? []), month]);
  }
  return [...periods].flatMap(([end, unordered]): MonthSpan[] => {
    const months = unordered.sort((a, b) => a - b);
    const from = months[atLeast - 1];
    const to = atMost === undefined ? end : (months[atMost] ?? end);
    return from !== undefined && from < to ? [[from, to]] : [];
  });
}
