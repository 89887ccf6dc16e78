import { on } from '@metodnet/bus';
import {
  CategoryAssigned,
  CategoryEnded,
  EDUCATIONAL_KINDS,
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
import { calendarDate, mayRegister, ownerOf } from '@metodnet/kernel';
import { type Change, states } from '../ledger/changes.js';

/**
 * Units as they were on every day: names, kinds, places in both hierarchies, and until when they existed. An owner is heard of units whose
 * code it could have registered, and of its own records.
 */
export const unitHandlers = [
  on(UnitRegistered, ({ owner, data: { unitId, kind, level, ownerId, from, name, shortName } }): Change[] =>
    owner === ownerId && mayRegister(owner, unitId)
      ? [
          { kind: 'unit', unit: { id: unitId, kind: kind as UnitKind, level, ownerId, from } },
          { kind: 'named', teller: owner, unit: unitId, name, shortName, from },
          ...(EDUCATIONAL.has(kind) ? [organisation(unitId)] : []),
        ]
      : [],
  ),
  on(UnitRenamed, ({ owner, data: { unitId, name, shortName, from } }): Change[] => [
    { kind: 'named', teller: owner, unit: unitId, name, shortName, from },
  ]),
  on(UnitPlaced, ({ owner, data: { unitId, hierarchy, parents } }): Change[] => [
    { kind: 'placed', teller: owner, unit: unitId, hierarchy, parents },
  ]),
  on(UnitClosed, ({ owner, data: { unitId, closedOn } }): Change[] => [
    { kind: 'closed', teller: owner, unit: unitId, on: closedOn },
  ]),
  on(UnitsMerged, ({ owner, data: { unitIds, occurredOn } }): Change[] =>
    unitIds.map((unit) => ({ kind: 'closed', teller: owner, unit, on: occurredOn })),
  ),
  on(UnitSplit, ({ owner, data: { unitId, continues, occurredOn } }): Change[] =>
    continues ? [] : [{ kind: 'closed', teller: owner, unit: unitId, on: occurredOn }],
  ),
  on(CategoryAssigned, ({ owner, data: { categoryId: id, unitId: unit, category: tag, from, to } }): Change[] =>
    own(owner, { kind: 'tagged', id, unit, tag, from, to }),
  ),
  on(CategoryEnded, ({ owner, data: { categoryId: id, unitId: unit, endedOn: day } }): Change[] =>
    own(owner, { kind: 'untagged', id, unit, on: day }),
  ),
  on(SiteGranted, ({ owner, data: { siteId: id, unitId: unit, kind: tag, from, to } }): Change[] =>
    own(owner, { kind: 'tagged', id, unit, tag, from, to }),
  ),
  on(SiteEnded, ({ owner, data: { siteId: id, unitId: unit, endedOn: day } }): Change[] =>
    own(owner, { kind: 'untagged', id, unit, on: day }),
  ),
] as const;

const EDUCATIONAL: ReadonlySet<string> = new Set(EDUCATIONAL_KINDS);

/** What it is, where and how long, the tree knows by whoever may register it: the fact makes it one that is counted. */
const organisation = (unit: string): Change =>
  states({ kind: 'organisation', holder: unit, unit, from: calendarDate('1900-01-01'), to: null });

/** A change of a record, if it is the owner's. */
const own = (owner: string, change: Change & { readonly id: string }): Change[] =>
  ownerOf(change.id) === owner ? [change] : [];
