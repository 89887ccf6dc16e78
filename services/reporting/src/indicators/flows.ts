import { type Grain, monthIndex } from '@metodnet/kernel';
import type { FactKind } from '../ledger/fact.js';
import { EVERY_GRAIN, type Flow, keptFor, type Window, windowName } from '../ledger/flow.js';
import type { Condition } from './condition.js';
import { type Happening, happenedIn, soFar } from './happening.js';
import { those } from './measures.js';
import type { PopulationName } from './population.js';

interface Kept {
  /** Lengths of period for which it is kept in the ledger; by default all. */
  readonly grains?: readonly Grain[];
}

/** Those of a population, as it is on the reference date, to whom it has happened in the period. */
export const thoseWho = (name: PopulationName, happening: Happening, kept: Kept = {}): Flow =>
  thoseOfWhom(name, happening.name, (window) => happenedIn(happening, window), kept);

/** Those of a population, as it is on the reference date, of whom something is true of the period. */
export const thoseOfWhom = (
  name: PopulationName,
  what: string,
  condition: (window: Window) => Condition,
  { grains = EVERY_GRAIN }: Kept = {},
): Flow => {
  const kept = keptFor(grains, (window) => those(name, condition(window)));
  const [any] = kept.values();
  return { name: `${name}:${what}`, counting: 'DISTINCT', kept, evidence: any?.evidence ?? [] };
};

/** What happened at units in the period, each once: events, requests, practices. */
export const happenings = (
  kind: FactKind,
  { servicesOnly = false }: { readonly servicesOnly?: boolean } = {},
): Flow => {
  const name = servicesOnly ? `${kind}:of-services` : kind;
  const evidence = [{ kind, inPeriod: 'ITSELF' }] as const;
  return {
    name,
    counting: 'SUM',
    kept: keptFor(EVERY_GRAIN, (window) => ({
      ...{ name: `${name}@${windowName(window)}`, counting: 'SUM', reads: [kind], evidence },
      count: (subject) =>
        subject.facts.flatMap((fact) => {
          if (fact.kind !== kind || fact.unit === null || (servicesOnly && !subject.isService(fact.unit))) return [];
          return [{ unit: fact.unit, span: soFar(monthIndex(fact.from), window), n: 1 }];
        }),
    })),
    evidence,
  };
};
