import {
  type DomainEvent,
  type Hierarchy,
  RoleGranted,
  RoleRevoked,
  UnitClosed,
  type UnitLevel,
  UnitPlaced,
  UnitRegistered,
  UnitRenamed,
} from '@metodnet/contracts';
import { mayRegister, ownerOf } from '@metodnet/kernel';
import type { Sql } from './sql.js';

/** What an event of network changes in a service's copy of the tree. */
export type TreeChange =
  | ({ readonly kind: 'unit'; readonly unit: Registered } & Told)
  | ({ readonly kind: 'name'; readonly unitId: string; readonly name: string } & Told)
  | ({ readonly kind: 'closed'; readonly unitId: string; readonly on: string } & Told)
  | ({
      readonly kind: 'place';
      readonly unitId: string;
      readonly level: UnitLevel;
      readonly hierarchy: Hierarchy;
      readonly parents: readonly Parent[];
    } & Told)
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

/** `version`: the unit's after the event. `teller`: the owner whose event it is. */
interface Told {
  readonly version: number;
  readonly teller: string;
}

interface Registered {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly name: string;
  readonly ownerId: string;
}

interface Parent {
  readonly parentId: string;
  readonly parentLevel: UnitLevel;
  readonly from: string;
  readonly to: string | null;
}

/** A domain event with the version of its aggregate and the owner who tells of it. */
type TreeEvent = DomainEvent & { readonly version: number; readonly owner: string };

/**
 * Pure: an event goes in, what it changes in the tree comes out; nothing for events that do not concern it, and nothing for what its owner
 * has no say in: units whose code it could not have registered, grants that are another's records.
 */
export function treeChanges(event: TreeEvent): TreeChange[] {
  return changesIn(event).filter((change) => {
    switch (change.kind) {
      case 'unit':
        return change.unit.ownerId === event.owner && mayRegister(event.owner, change.unit.id);
      case 'grant':
        return ownerOf(change.grant.grantId) === event.owner;
      case 'revoke':
        return ownerOf(change.grantId) === event.owner;
      default:
        return mayRegister(event.owner, change.unitId);
    }
  });
}

/** What the event says, whoever says it. */
function changesIn(event: TreeEvent): TreeChange[] {
  const told: Told = { version: event.version, teller: event.owner };
  switch (event.type) {
    case UnitRegistered.type: {
      const { unitId: id, kind, level, shortName: name, ownerId } = (event as UnitRegistered).data;
      return [{ kind: 'unit', unit: { id, kind, level, name, ownerId }, ...told }];
    }
    case UnitRenamed.type: {
      const { unitId, shortName: name } = (event as UnitRenamed).data;
      return [{ kind: 'name', unitId, name, ...told }];
    }
    case UnitClosed.type: {
      const { unitId, closedOn: on } = (event as UnitClosed).data;
      return [{ kind: 'closed', unitId, on, ...told }];
    }
    case UnitPlaced.type: {
      const { unitId, level, hierarchy, parents } = (event as UnitPlaced).data;
      return [{ kind: 'place', unitId, level, hierarchy, parents, ...told }];
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
 * Writes the changes; right whatever their order, and however often they come: what is older than what the same owner has told of the
 * same unit is left out, and what counts is derived anew from all that is told of it.
 */
export async function applyTreeChanges(sql: Sql, changes: readonly TreeChange[]): Promise<void> {
  const news = await newsAmong(sql, newest(changes.flatMap(topicsOf)));
  if (news.length > 0) await hear(sql, news);
  // A grant and its end are of one owner, whose events come in their order.
  for (const change of changes) {
    if (change.kind === 'grant') {
      const { grantId, subject, role, unitId, from, to } = change.grant;
      await sql.query(
        `insert into scope.role_grant (id, subject, role, unit, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, coalesce($6::date, 'infinity')) on conflict (id) do nothing`,
        [grantId, subject, role, unitId, from, to],
      );
    } else if (change.kind === 'revoke') {
      await sql.query('update scope.role_grant set valid_to = least(valid_to, $2::date) where id = $1', [
        change.grantId,
        change.on,
      ]);
    }
  }
}

/** What an owner tells of a unit: the newest tells it whole. */
interface Topic extends Told {
  readonly unit: string;
  readonly about: 'unit' | 'name' | 'closed' | Hierarchy;
  readonly value: unknown;
}

function topicsOf(change: TreeChange): Topic[] {
  if (change.kind === 'grant' || change.kind === 'revoke') return [];
  const { version, teller } = change;
  const topic = (unit: string, about: Topic['about'], value: unknown) => ({ unit, about, value, version, teller });
  switch (change.kind) {
    case 'unit': {
      const { id, kind, level, name } = change.unit;
      return [topic(id, 'unit', { kind, level }), topic(id, 'name', name)];
    }
    case 'name':
      return [topic(change.unitId, 'name', change.name)];
    case 'closed':
      return [topic(change.unitId, 'closed', change.on)];
    case 'place':
      return [topic(change.unitId, change.hierarchy, { level: change.level, parents: change.parents })];
  }
}

const keyOf = ({ unit, about, teller }: Pick<Topic, 'unit' | 'about' | 'teller'>) => `${unit} ${about} ${teller}`;

function newest(topics: readonly Topic[]): Topic[] {
  const found = new Map<string, Topic>();
  for (const topic of topics) {
    const known = found.get(keyOf(topic));
    if (!known || known.version < topic.version) found.set(keyOf(topic), topic);
  }
  return [...found.values()];
}

/** What was not heard before: without a lock, for a copy that is up to date already. */
async function newsAmong(sql: Sql, topics: readonly Topic[]): Promise<readonly Topic[]> {
  if (topics.length === 0) return [];
  const rows = await sql.query<Pick<Topic, 'unit' | 'about' | 'teller' | 'version'>>(
    'select unit, about, teller, version from scope.heard where unit = any($1)',
    [[...new Set(topics.map(({ unit }) => unit))]],
  );
  const heard = new Map(rows.map((row) => [keyOf(row), row.version]));
  return topics.filter((topic) => topic.version > (heard.get(keyOf(topic)) ?? 0));
}

/** Takes note of what is told, unless something newer was heard meanwhile, and derives the tree from it. */
async function hear(sql: Sql, topics: readonly Topic[]): Promise<void> {
  const told = await sql.query<Pick<Topic, 'unit' | 'about'>>(
    `insert into scope.heard as h (unit, about, teller, version, value)
     select * from jsonb_to_recordset($1::jsonb) as t(unit text, about text, teller text, version integer, value jsonb)
      order by unit, about, teller
         on conflict (unit, about, teller) do update set version = excluded.version, value = excluded.value
      where h.version < excluded.version
     returning unit, about`,
    [JSON.stringify(topics)],
  );
  if (told.length === 0) return;
  const placed = told.filter(({ about }) => about !== 'name' && about !== 'closed');
  await sql.query('select scope.retell($1::text[], $2::text[])', [
    [...new Set(told.map(({ unit }) => unit))],
    [...new Set(placed.map(({ unit }) => unit))],
  ]);
}
