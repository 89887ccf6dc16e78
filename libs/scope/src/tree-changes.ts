import type { DomainEvent } from '@metodnet/contracts';
import {
  type Hierarchy,
  RoleGranted,
  RoleRevoked,
  UnitClosed,
  type UnitLevel,
  UnitPlaced,
  UnitRegistered,
  UnitRenamed,
} from '@metodnet/contracts';
import type { Sql } from './sql.js';

/** What an event of network changes in a service's copy of the tree. */
export type TreeChange =
  | { readonly kind: 'unit'; readonly unit: { id: string; kind: string; level: string; name: string; ownerId: string } }
  | { readonly kind: 'name'; readonly unitId: string; readonly name: string }
  | { readonly kind: 'closed'; readonly unitId: string; readonly on: string }
  | {
      readonly kind: 'place';
      readonly unitId: string;
      readonly level: UnitLevel;
      readonly hierarchy: Hierarchy;
      readonly parents: readonly Parent[];
    }
  | {
      readonly kind: 'grant';
      readonly grant: {
        grantId: string;
        subject: string;
        role: string;
        unitId: string;
        from: string;
        to: string | null;
      };
    }
  | { readonly kind: 'revoke'; readonly grantId: string; readonly on: string };

interface Parent {
  readonly parentId: string;
  readonly parentLevel: UnitLevel;
  readonly from: string;
  readonly to: string | null;
}

/** Pure: an event goes in, what it changes in the tree comes out; nothing for events that do not concern it. */
export function treeChanges(event: DomainEvent): TreeChange[] {
  switch (event.type) {
    case UnitRegistered.type: {
      const { unitId: id, kind, level, shortName: name, ownerId } = (event as UnitRegistered).data;
      return [{ kind: 'unit', unit: { id, kind, level, name, ownerId } }];
    }
    case UnitRenamed.type: {
      const { unitId, shortName: name } = (event as UnitRenamed).data;
      return [{ kind: 'name', unitId, name }];
    }
    case UnitClosed.type: {
      const { unitId, closedOn: on } = (event as UnitClosed).data;
      return [{ kind: 'closed', unitId, on }];
    }
    case UnitPlaced.type: {
      const { unitId, level, hierarchy, parents } = (event as UnitPlaced).data;
      return [{ kind: 'place', unitId, level, hierarchy, parents }];
    }
    case RoleGranted.type:
      return [{ kind: 'grant', grant: (event as RoleGranted).data }];
    case RoleRevoked.type: {
      const { grantId, revokedOn: on } = (event as RoleRevoked).data;
      return [{ kind: 'revoke', grantId, on }];
    }
    default:
      return [];
  }
}

/** Writes the changes; right whatever the interleaving of owners, since places are restated whole and closures recomputed. */
export async function applyTreeChanges(sql: Sql, changes: readonly TreeChange[]): Promise<void> {
  const placed = new Set<string>();
  for (const change of changes) {
    switch (change.kind) {
      case 'unit': {
        const { id, kind, level, name, ownerId } = change.unit;
        await sql.query(
          `insert into scope.unit (id, kind, level, name, owner_id) values ($1, $2, $3, $4, $5)
           on conflict (id) do update set kind = excluded.kind, level = excluded.level, owner_id = excluded.owner_id`,
          [id, kind, level, name, ownerId],
        );
        placed.add(id);
        break;
      }
      case 'name':
        await sql.query('update scope.unit set name = $2 where id = $1', [change.unitId, change.name]);
        break;
      case 'closed':
        await sql.query('update scope.unit set closed_on = $2 where id = $1', [change.unitId, change.on]);
        break;
      case 'place':
        await sql.query('delete from scope.edge where child = $1 and hierarchy = $2', [
          change.unitId,
          change.hierarchy,
        ]);
        await sql.query(
          `insert into scope.edge (child, child_level, parent, parent_level, hierarchy, valid_from, valid_to)
           select $1, $2, p."parentId", p."parentLevel", $3, p."from", coalesce(p."to", 'infinity')
             from jsonb_to_recordset($4::jsonb) as p("parentId" text, "parentLevel" text, "from" date, "to" date)`,
          [change.unitId, change.level, change.hierarchy, JSON.stringify(change.parents)],
        );
        placed.add(change.unitId);
        break;
      case 'grant': {
        const { grantId, subject, role, unitId, from, to } = change.grant;
        await sql.query(
          `insert into scope.role_grant (id, subject, role, unit, valid_from, valid_to)
           values ($1, $2, $3, $4, $5, coalesce($6::date, 'infinity')) on conflict (id) do nothing`,
          [grantId, subject, role, unitId, from, to],
        );
        break;
      }
      case 'revoke':
        await sql.query('update scope.role_grant set valid_to = least(valid_to, $2::date) where id = $1', [
          change.grantId,
          change.on,
        ]);
        break;
    }
  }
  if (placed.size > 0) await sql.query('select scope.recompute_closure($1::text[])', [[...placed]]);
}
