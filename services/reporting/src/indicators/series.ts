import { monthIndex } from '@metodnet/kernel';
import { type Window, windowName } from '../ledger/flow.js';
import type { Measure, Subject } from '../ledger/measure.js';
import { monthEndsOf, union } from '../ledger/months.js';
import type { Condition } from './condition.js';
import { spansSoFar } from './happening.js';

/** Events that were held as ones of a series: of a programme that is called one, whenever it came to be called so. */
const inSeries: Measure = {
  name: 'held-in-series',
  counting: 'DISTINCT',
  count: (subject) =>
    subject.facts.flatMap(({ unit, other, from }) => {
      const isSeries = other !== null && subject.factsOf(other).some(({ kind }) => kind === 'series');
      const span = monthEndsOf(from, null);
      return isSeries && unit !== null && span ? [{ unit, span, n: 1 }] : [];
    }),
  reads: ['held-in-programme'],
  readsBehind: ['series'],
  evidence: [{ kind: 'held-in-programme' }],
};

/** Taking part in so many events of one and the same series, so far in the period of a length. */
export const attendedSeries = (atLeast: number, window: Window): Condition => ({
  name: `attended-${atLeast}-of-a-series@${windowName(window)}`,
  reads: ['attended'],
  readsBehind: ['held-in-programme'],
  follows: [{ measure: inSeries, through: 'attended', leading: 'TO_THEM' }],
  evidence: [{ kind: 'attended', inPeriod: 'held-in-programme' }],
  holds: (subject) =>
    union([...programmesOf(subject).values()].flatMap((events) => spansSoFar(events, window, { atLeast }))),
});

/** By programme, the events of series in which the subject took part, with their months. */
function programmesOf(subject: Subject): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const programmes = new Map<number, Map<number, number>>();
  for (const { kind, other: event } of subject.facts) {
    if (kind !== 'attended' || event === null || subject.countsFor(inSeries, event).length === 0) continue;
    const held = subject.factsOf(event).find((fact) => fact.kind === 'held-in-programme');
    if (!held || held.other === null) continue;
    const events = programmes.get(held.other) ?? new Map<number, number>();
    programmes.set(held.other, events.set(event, monthIndex(held.from)));
  }
  return programmes;
}
