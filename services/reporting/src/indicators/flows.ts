import { type Grain, monthIndex } from '@metodnet/kernel';
import type { FactKind } from '../ledger/fact.js';
import type { Flow } from '../ledger/flow.js';
import type { Measure } from '../ledger/measure.js';
import { evidenceOf, type Happening, happenedIn, soFar } from './happening.js';
import { those } from './measures.js';
import { type PopulationName, population } from './population.js';

const EVERY_GRAIN: readonly Grain[] = ['MONTH', 'QUARTER', 'YEAR', 'ACADEMIC_YEAR'];

const kept = (grains: readonly Grain[], measure: (grain: Grain) => Measure): Flow['kept'] =>
  new Map(grains.map((grain) => [grain, measure(grain)]));

/** Those of a population, as it is on the reference date, to whom it has happened in the period. */
export const thoseWho = (
  name: PopulationName,
  happening: Happening,
  { grains = EVERY_GRAIN }: { readonly grains?: readonly Grain[] } = {},
): Flow => ({
  name: `${name}:${happening.name}`,
  counting: 'DISTINCT',
  kept: kept(grains, (grain) => those(name, happenedIn(happening, grain))),
  evidence: [...population(name).evidence, ...evidenceOf(happening)],
});

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
    kept: kept(EVERY_GRAIN, (grain) => ({
      ...{ name: `${name}@${grain}`, counting: 'SUM', reads: [kind], evidence },
      count: (subject) =>
        subject.facts.flatMap((fact) => {
          if (fact.kind !== kind || fact.unit === null || (servicesOnly && !subject.isService(fact.unit))) return [];
          return [{ unit: fact.unit, span: soFar(monthIndex(fact.from), grain), n: 1 }];
        }),
    })),
    evidence,
  };
};
