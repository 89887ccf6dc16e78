import { type Id, newId, notFound, type UnitId } from '@metodnet/kernel';
import type { UnitTree } from './unit-tree.js';

/** A fresh id for a record of a unit: its owner is the unit's. Throws NOT_FOUND for a unit that was never heard of. */
export async function newIdFor<Kind extends string>(units: UnitTree, unit: UnitId): Promise<Id<Kind>> {
  const owner = await units.ownerOf(unit);
  if (!owner) throw notFound({ ru: 'Организация', en: 'The unit' });
  return newId<Kind>(owner);
}
