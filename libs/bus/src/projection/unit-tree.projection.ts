import { RoleGranted, RoleRevoked, UnitClosed, UnitPlaced, UnitRegistered, UnitRenamed } from '@metodnet/contracts';
import { applyTreeChanges, type TreeChange, treeChanges } from '@metodnet/scope';
import type { Applier } from './postgres-projection-store.js';
import { on, projection } from './projection.js';

/** Every service's own copy of the unit tree and of the registered grants, from network's domain events. */
export const unitTreeProjection = projection({
  name: 'unit-tree',
  version: 1,
  on: [
    on(UnitRegistered, treeChanges),
    on(UnitRenamed, treeChanges),
    on(UnitPlaced, treeChanges),
    on(UnitClosed, treeChanges),
    on(RoleGranted, treeChanges),
    on(RoleRevoked, treeChanges),
  ],
});

/** Writes the tree's changes into schema `scope`, a whole batch at once. */
export const unitTreeApplier: Applier<TreeChange> = {
  apply: (sql, effects) =>
    applyTreeChanges(
      sql,
      effects.flatMap(({ changes }) => changes),
    ),
};
