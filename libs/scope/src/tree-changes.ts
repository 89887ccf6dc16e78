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

/** What an event of network changes in a service's copy of the tree. `version`: the unit's after the event. */
export type TreeChange =
  | {
      readonly kind: 'unit';
      readonly unit: { id: string; kind: string; level: string; name: string; ownerId: string };
      readonly version: number;
    }
  | { readonly kind: 'name'; readonly unitId: string; readonly name: string; readonly version: number }
  | { readonly kind: 'closed'; readonly unitId: string; readonly on: string; readonly version: number }
  | {
      readonly kind: 'place';
      readonly unitId: string;
      readonly level: UnitLevel;
      readonly hierarchy: Hierarchy;
      readonly parents: readonly Parent[];
      readonly version: number;
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
export function treeChanges(event: DomainEvent & { readonly version: number }): TreeChange[] {
  const { version } = event;
  switch (event.type) {
    case UnitRegistered.type: {
      const { unitId: id, kind, level, shortName: name, ownerId } = (event as UnitRegistered).data;
      return [{ kind: 'unit', unit: { id, kind, level, name, ownerId }, version }];
    }
    case UnitRenamed.type: {
      const { unitId, shortName: name } = (event as UnitRenamed).data;
      return [{ kind: 'name', unitId, name, version }];
    }
    case UnitClosed.type: {
      const { unitId, closedOn: on } = (event as UnitClosed).data;
      return [{ kind: 'closed', unitId, on, version }];
    }
    case UnitPlaced.type: {
      const { unitId, level, hierarchy, parents } = (event as UnitPlaced).data;
      return [{ kind: 'place', unitId, level, hierarchy, parents, version }];
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

/**
 * Writes the changes; right whatever their order, and however often they come: what is older than what was heard of the
 * same unit is left out, places are restated whole and closures recomputed.
 */
export async function applyTreeChanges(sql: Sql, changes: readonly TreeChange[]): Promise<void> {
  const placed = new Set<string>();
  for (const change of await newsAmong(sql, changes)) {
    switch (change.kind) {
      case 'unit': {
        const { id, kind, level, name, ownerId } = change.unit;
        if (!(await isNews(sql, change, null))) break;
        await isNews(sql, { kind: 'name', unitId: id, name, version: change.version }, name);
        await sql.query(
          `insert into scope.unit (id, kind, level, name, owner_id, closed_on)
           select $1, $2, $3, max(value) filter (where told = 'name'), $4, max(value::date) filter (where told = 'closed')
             from scope.heard where unit = $1 and told in ('name', 'closed')
           on conflict (id) do update set kind = excluded.kind, level = excluded.level, owner_id = excluded.owner_id`,
          [id, kind, level, ownerId],
        );
        placed.add(id);
        break;
      }
      case 'name':
        if (await isNews(sql, change, change.name))
          await sql.query('update scope.unit set name = $2 where id = $1', [change.unitId, change.name]);
        break;
      case 'closed':
        if (await isNews(sql, change, change.on))
          await sql.query('update scope.unit set closed_on = $2 where id = $1', [change.unitId, change.on]);
        break;
      case 'place':
        if (!(await isNews(sql, change, null))) break;
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

type Versioned = Exclude<TreeChange, { kind: 'grant' | 'revoke' }>;
const versioned = (change: TreeChange): change is Versioned => change.kind !== 'grant' && change.kind !== 'revoke';

/** What a change tells of, of which unit: the newest tells it whole. */
function topicOf(change: Versioned): { readonly unit: string; readonly told: string } {
  if (change.kind === 'unit') return { unit: change.unit.id, told: 'unit' };
  return { unit: change.unitId, told: change.kind === 'place' ? change.hierarchy : change.kind };
}

/** The changes without those that were applied before: without a lock, for a copy that is up to date already. */
async function newsAmong(sql: Sql, changes: readonly TreeChange[]): Promise<readonly TreeChange[]> {
  const units = [...new Set(changes.filter(versioned).map((change) => topicOf(change).unit))];
  if (units.length === 0) return changes;
  const rows = await sql.query<{ unit: string; told: string; version: number }>(
    'select unit, told, version from scope.heard where unit = any($1)',
    [units],
  );
  const heard = new Map(rows.map(({ unit, told, version }) => [`${unit} ${told}`, version]));
  return changes.filter((change) => {
    if (!versioned(change)) return true;
    const { unit, told } = topicOf(change);
    return change.version > (heard.get(`${unit} ${told}`) ?? 0);
  });
}

/** Takes note of what a change tells, unless something newer was heard meanwhile. */
async function isNews(sql: Sql, change: Versioned, value: string | null): Promise<boolean> {
  const { unit, told } = topicOf(change);
  const rows = await sql.query(
    `insert into scope.heard as h (unit, told, version, value) values ($1, $2, $3, $4)
     on conflict (unit, told) do update set version = excluded.version, value = excluded.value where h.version < excluded.version
     returning unit`,
    [unit, told, change.version, value],
  );
  return rows.length > 0;
}
