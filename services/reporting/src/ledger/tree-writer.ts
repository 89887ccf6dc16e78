import type { Sql } from '@metodnet/scope';
import type { Change } from './changes.js';
import { keysOf } from './dictionary.js';
import type { MonthSpan } from './months.js';
import { type Ancestor, ancestorsOf, type Edge, type Tree, type TreeUnit } from './tree.js';

type TreeChange = Exclude<Change, { kind: 'states' | 'same-person' }>;

/** What the changes of a batch did to the tree. */
export interface TreeEffect {
  /** Units that have been registered: what counts in them may depend on their kind. */
  readonly registered: readonly number[];
  /** Rows of `ancestor` that go and that come. */
  readonly gone: readonly Ancestor[];
  readonly come: readonly Ancestor[];
}

/** Writes units, names, closures and edges, and answers how the dated tree differs; `ancestor` itself is not touched yet. */
export async function writeTree(sql: Sql, changes: readonly TreeChange[]): Promise<TreeEffect> {
  const units = await keysOf(sql, 'unit', new Set(changes.flatMap(mentioned)));
  const keyOf = (id: string) => units.get(id) as number;
  const moved = new Set<number>();
  const registered: number[] = [];
  const owners = await ownersOf(sql, [...units.values()]);

  for (const change of changes) {
    // A unit's registration is the first that its owner tells of it, and comes first in that owner's lane.
    if ('teller' in change && owners.get(keyOf(change.unit)) !== change.teller) continue;
    switch (change.kind) {
      case 'unit': {
        const { id, kind, level, ownerId, from } = change.unit;
        const known = owners.get(keyOf(id)) ?? null;
        // Of several who could have registered it the nearest counts, the one with the longest code: whoever is heard first.
        if (known !== null && known.length > ownerId.length) break;
        if (known !== null && known !== ownerId) await forget(sql, keyOf(id));
        owners.set(keyOf(id), ownerId);
        await sql.query('update unit set kind = $2, level = $3, owner_id = $4, valid_from = $5 where key = $1', [
          keyOf(id),
          kind,
          level,
          ownerId,
          from,
        ]);
        registered.push(keyOf(id));
        moved.add(keyOf(id));
        break;
      }
      case 'named':
        await sql.query(
          `insert into unit_name (unit, valid_from, name, short_name) values ($1, $2, $3, $4)
           on conflict (unit, valid_from) do update set name = excluded.name, short_name = excluded.short_name`,
          [keyOf(change.unit), change.from, change.name, change.shortName],
        );
        break;
      case 'closed':
        await sql.query('update unit set closed_on = least(closed_on, $2::date) where key = $1', [
          keyOf(change.unit),
          change.on,
        ]);
        moved.add(keyOf(change.unit));
        break;
      case 'tagged':
        await sql.query(
          `insert into unit_tag (id, unit, tag, valid_from, valid_to) values ($1, $2, $3, $4, $5)
           on conflict (id) do update set unit = excluded.unit, tag = excluded.tag,
                                          valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
          [change.id, keyOf(change.unit), change.tag, change.from, change.to],
        );
        break;
      case 'untagged':
        await sql.query('update unit_tag set valid_to = $2 where id = $1', [change.id, change.on]);
        break;
      case 'placed': {
        // A place that was left on its first day never was one.
        const lasting = change.parents.filter(({ from, to }) => to === null || from < to);
        await sql.query('delete from edge where child = $1 and hierarchy = $2', [keyOf(change.unit), change.hierarchy]);
        await sql.query(
          `insert into edge (child, hierarchy, parent, valid_from, valid_to)
             select $1, $2, * from unnest($3::int[], $4::date[], $5::date[])`,
          [
            keyOf(change.unit),
            change.hierarchy,
            lasting.map(({ parentId }) => keyOf(parentId)),
            lasting.map(({ from }) => from),
            lasting.map(({ to }) => to),
          ],
        );
        moved.add(keyOf(change.unit));
        break;
      }
    }
  }
  await sql.query('update revision set tree = tree + 1');
  return { registered, ...(await difference(sql, moved)) };
}

const mentioned = (change: TreeChange): string[] => {
  if (change.kind === 'unit') return [change.unit.id];
  return change.kind === 'placed' ? [change.unit, ...change.parents.map(({ parentId }) => parentId)] : [change.unit];
};

/** Who registered some units, as far as that is known. */
async function ownersOf(sql: Sql, keys: readonly number[]): Promise<Map<number, string | null>> {
  const rows = await sql.query<{ key: number; owner: string | null }>(
    'select key, owner_id as owner from unit where key = any($1::int[])',
    [keys],
  );
  return new Map(rows.map(({ key, owner }) => [key, owner]));
}

/** What was told of a unit by one who turns out not to be its owner. */
async function forget(sql: Sql, unit: number): Promise<void> {
  await sql.query('delete from unit_name where unit = $1', [unit]);
  await sql.query('delete from edge where child = $1', [unit]);
  await sql.query('update unit set closed_on = null where key = $1', [unit]);
}

/** How the ancestors of the moved units, and of everything that ever was below them, differ from those written down. */
async function difference(sql: Sql, moved: ReadonlySet<number>): Promise<Pick<TreeEffect, 'gone' | 'come'>> {
  if (moved.size === 0) return { gone: [], come: [] };
  const tree = await loadTree(sql);
  const affected = below(tree, moved);
  const key = ({ unit, hierarchy, node, span }: Ancestor) => [unit, hierarchy, node, ...span].join(' ');
  const written = new Map((await loadAncestors(sql, [...affected])).map((row) => [key(row), row]));
  const wanted = new Map([...affected].flatMap((unit) => ancestorsOf(tree, unit)).map((row) => [key(row), row]));
  return {
    gone: [...written].filter(([id]) => !wanted.has(id)).map(([, row]) => row),
    come: [...wanted].filter(([id]) => !written.has(id)).map(([, row]) => row),
  };
}

function below(tree: Tree, roots: ReadonlySet<number>): Set<number> {
  const children = new Map<number, number[]>();
  for (const [child, edges] of tree.edges) {
    for (const { parent } of edges) children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const found = new Set(roots);
  for (const unit of found) for (const child of children.get(unit) ?? []) found.add(child);
  return found;
}

/** The tree as last stated; a network has tens of thousands of units at most. */
export async function loadTree(sql: Sql): Promise<Tree> {
  const units = await sql.query<TreeUnit & { key: number }>(
    `select key, level, valid_from::text as "from", closed_on::text as "closedOn" from unit`,
  );
  const edges = new Map<number, Edge[]>();
  for (const { child, ...edge } of await sql.query<Edge & { child: number }>(
    `select child, hierarchy, parent, valid_from::text as "from", valid_to::text as "to" from edge`,
  )) {
    edges.set(child, [...(edges.get(child) ?? []), edge]);
  }
  return { units: new Map(units.map(({ key, ...unit }) => [key, unit])), edges };
}

/** The rows of `ancestor` for some units. */
export async function loadAncestors(sql: Sql, units: readonly number[]): Promise<Ancestor[]> {
  const rows = await sql.query<Omit<Ancestor, 'span'> & { from: number; to: number }>(
    'select unit, hierarchy, node, from_month as "from", to_month as "to" from ancestor where unit = any($1::int[])',
    [units],
  );
  return rows.map(({ unit, hierarchy, node, from, to }) => ({ unit, hierarchy, node, span: [from, to] as MonthSpan }));
}

/** Writes the difference down. */
export async function writeAncestors(sql: Sql, { gone, come }: Pick<TreeEffect, 'gone' | 'come'>): Promise<void> {
  const columns = (rows: readonly Ancestor[]) => [
    rows.map(({ unit }) => unit),
    rows.map(({ hierarchy }) => hierarchy),
    rows.map(({ node }) => node),
    rows.map(({ span }) => span[0]),
  ];
  await sql.query(
    `delete from ancestor using unnest($1::int[], $2::text[], $3::int[], $4::smallint[]) as gone(unit, hierarchy, node, from_month)
      where ancestor.unit = gone.unit and ancestor.hierarchy = gone.hierarchy
        and ancestor.node = gone.node and ancestor.from_month = gone.from_month`,
    columns(gone),
  );
  await sql.query(
    `insert into ancestor (unit, hierarchy, node, from_month, to_month)
       select * from unnest($1::int[], $2::text[], $3::int[], $4::smallint[], $5::smallint[])`,
    [...columns(come), come.map(({ span }) => span[1])],
  );
}
