import { on } from '@metodnet/bus';
import {
  CategoryAssigned,
  CategoryEnded,
  SiteEnded,
  SiteGranted,
  UnitClosed,
  type UnitKind,
  UnitPlaced,
  UnitRegistered,
  UnitRenamed,
  UnitSplit,
  UnitsMerged,
} from '@metodnet/contracts';
import type { Change } from '../ledger/changes.js';

/** Units as they were on every day: names, kinds, places in both hierarchies, and until when they existed. */
export const unitHandlers = [
  on(UnitRegistered, ({ data: { unitId, kind, level, ownerId, from, name, shortName } }): Change[] => [
    { kind: 'unit', unit: { id: unitId, kind: kind as UnitKind, level, ownerId, from } },
    { kind: 'named', unit: unitId, name, shortName, from },
  ]),
  on(UnitRenamed, ({ data: { unitId, name, shortName, from } }): Change[] => [
    { kind: 'named', unit: unitId, name, shortName, from },
  ]),
  on(UnitPlaced, ({ data: { unitId, hierarchy, parents } }): Change[] => [
    { kind: 'placed', unit: unitId, hierarchy, parents },
  ]),
  on(UnitClosed, ({ data: { unitId, closedOn } }): Change[] => [{ kind: 'closed', unit: unitId, on: closedOn }]),
  on(UnitsMerged, ({ data: { unitIds, occurredOn } }): Change[] =>
    unitIds.map((unit) => ({ kind: 'closed', unit, on: occurredOn })),
  ),
  on(UnitSplit, ({ data: { unitId, continues, occurredOn } }): Change[] =>
    continues ? [] : [{ kind: 'closed', unit: unitId, on: occurredOn }],
  ),
  on(CategoryAssigned, ({ data: { categoryId, unitId, category, from, to } }): Change[] => [
    { kind: 'tagged', id: categoryId, unit: unitId, tag: category, from, to },
  ]),
  on(CategoryEnded, ({ data: { categoryId, unitId, endedOn } }): Change[] => [
    { kind: 'untagged', id: categoryId, unit: unitId, on: endedOn },
  ]),
  on(SiteGranted, ({ data: { siteId, unitId, kind, from, to } }): Change[] => [
    { kind: 'tagged', id: siteId, unit: unitId, tag: kind, from, to },
  ]),
  on(SiteEnded, ({ data: { siteId, unitId, endedOn } }): Change[] => [
    { kind: 'untagged', id: siteId, unit: unitId, on: endedOn },
  ]),
] as const;
