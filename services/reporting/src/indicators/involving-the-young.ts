import { monthIndex } from '@metodnet/kernel';
import { type Window, windowName } from '../ledger/flow.js';
import type { Measure } from '../ledger/measure.js';
import { intersect, union } from '../ledger/months.js';
import type { Condition } from './condition.js';
import { soFar } from './happening.js';
import { youngEducators } from './measures.js';

/** Events in which somebody took part who is a young educator on the reference date. */
const attendedByYoung: Measure = {
  name: 'held-attended-by-young',
  counting: 'DISTINCT',
  count: (subject) =>
    subject.facts.flatMap(({ kind, unit }) =>
      kind === 'held' && unit !== null
        ? subject.anyCountsFor(youngEducators).map((span) => ({ unit, span, n: 1 }))
        : [],
    ),
  reads: ['held'],
  follows: [{ measure: youngEducators, through: 'attended', leading: 'FROM_THEM' }],
  evidence: [{ kind: 'held' }],
};

/** Having held an event as its organiser in which a young educator took part, or consulted one, so far in the period of a length. */
export const involvingTheYoung = (window: Window): Condition => ({
  name: `involving-the-young@${windowName(window)}`,
  reads: ['organised', 'consulting'],
  readsBehind: ['held'],
  follows: [
    { measure: attendedByYoung, through: 'organised', leading: 'TO_THEM' },
    { measure: youngEducators, through: 'consulting', leading: 'TO_THEM' },
  ],
  evidence: [
    { kind: 'organised', inPeriod: 'held' },
    { kind: 'consulting', inPeriod: 'ITSELF' },
  ],
  holds: (subject) =>
    union(
      subject.facts.flatMap(({ kind, other, from }) => {
        if (other === null) return [];
        if (kind === 'consulting') {
          return intersect([soFar(monthIndex(from), window)], subject.countsFor(youngEducators, other));
        }
        const held = kind === 'organised' ? subject.factsOf(other).find((fact) => fact.kind === 'held') : undefined;
        return held ? intersect([soFar(monthIndex(held.from), window)], subject.countsFor(attendedByYoung, other)) : [];
      }),
    ),
});
