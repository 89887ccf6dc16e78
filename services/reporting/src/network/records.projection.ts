import { on } from '@metodnet/bus';
import {
  type AgeCount,
  ContingentCorrected,
  ContingentCounted,
  type Envelope,
  ServiceModelAdopted,
  ServiceModelEnded,
  StructureComposed,
  type StructureKind,
} from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import { ownerOf } from '@metodnet/kernel';
import { type Change, states, statesBeside } from '../ledger/changes.js';
import type { FactKind, StatedFact } from '../ledger/fact.js';
import { told } from '../told.js';

const contingent = told<Counted>(({ contingentId }) => contingentId, pupils);

/** Associations and groups with their members, models of the network service, counts of pupils. */
export const recordHandlers = [
  on(
    StructureComposed,
    told(({ structureId }) => structureId, composed),
  ),
  on(
    ServiceModelAdopted,
    told(({ modelId }) => modelId, adopted),
  ),
  on(ServiceModelEnded, ended),
  on(ContingentCounted, contingent),
  on(ContingentCorrected, contingent),
] as const;

/** «Методические объединения и проблемно-творческие группы» at whatever level (T12 §8; AMB-34), and the project groups of T12 §4. */
const SEATS: Readonly<Partial<Record<StructureKind, FactKind>>> = {
  METHODICAL_ASSOCIATION: 'seat-in-association',
  MMO: 'seat-in-association',
  PTG: 'seat-in-group',
  PROJECT_GROUP: 'seat-in-project-group',
};

function composed({ structureId, unitId, kind, from, to, heads, members }: StructureComposed['data']): Change {
  const seat = SEATS[kind];
  if (!seat) return states();
  return states(
    { kind: 'structure', holder: structureId, unit: unitId, from, to },
    ...[...heads, ...members].map(
      (one): StatedFact => ({ kind: seat, holder: one.personId, other: structureId, from: one.from, to: one.to }),
    ),
  );
}

function adopted({ modelId, unitId, from, to }: ServiceModelAdopted['data']): Change {
  return states({ kind: 'service-model', holder: modelId, unit: unitId, from, to });
}

/** Its end does not restate when it began: it stands beside. */
function ended({ owner, data: { modelId, unitId, endedOn } }: Envelope<ServiceModelEnded['data']>): Change[] {
  if (ownerOf(modelId) !== owner) return [];
  return [statesBeside('end', { kind: 'service-model-ended', holder: modelId, unit: unitId, from: endedOn, to: null })];
}

interface Counted {
  readonly contingentId: string;
  readonly unitId: string;
  readonly asOf: CalendarDate;
  readonly counts: readonly AgeCount[];
}

function pupils({ unitId, asOf, counts }: Counted): Change {
  const sum = (of: readonly AgeCount[]) => of.reduce((all, { count }) => all + count, 0);
  const at = { holder: unitId, unit: unitId, from: asOf, to: null };
  return states(
    { kind: 'pupils', ...at, amount: sum(counts) },
    { kind: 'pupils-5-18', ...at, amount: sum(counts.filter(({ age }) => age >= 5 && age <= 18)) },
  );
}
