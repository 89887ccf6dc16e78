import type { Fact, FactKind } from '../ledger/fact.js';
import type { Measure, Subject } from '../ledger/measure.js';
import { intersect } from '../ledger/months.js';
import { spansOf } from './condition.js';
import { perUnit } from './population.js';

/** What municipalities, their authorities and services keep: a school’s own road map or tutor is not the municipality’s. */
export const municipal = (subject: Subject, kind: FactKind): (Fact & { readonly unit: number })[] =>
  subject.facts.filter(
    (fact): fact is Fact & { readonly unit: number } =>
      fact.kind === kind && fact.unit !== null && !subject.isEducational(fact.unit),
  );

/** Municipal things that there are on the reference date, each once, and that are all of this besides. */
export const municipalThings = (kind: FactKind, ...besides: readonly FactKind[]): Measure => ({
  name: ['municipal', kind, ...besides].join(':'),
  counting: 'DISTINCT',
  reads: [kind, ...besides],
  evidence: [kind, ...besides].map((one) => ({ kind: one })),
  count: (subject) =>
    perUnit(municipal(subject, kind)).flatMap((place) =>
      besides
        .map((one) => spansOf(subject.facts, one, ({ from, to }) => [from, to]))
        .reduce(intersect, [place.span])
        .map((span) => ({ ...place, span })),
    ),
});
