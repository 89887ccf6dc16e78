import type { Sql } from '@metodnet/scope';
import { Forest, type ForestUnit } from './forest.js';

/** Where the read model stands. */
export interface Revision {
  readonly number: bigint;
  readonly at: Date;
}

/**
 * Keeps the registry in memory, tens of thousands of units at most, and reads it anew when network has said something about it. The
 * registry is open to everyone with a token, so that one copy serves all.
 */
export class ForestReader {
  private kept: { readonly tree: string; readonly forest: Forest } | null = null;

  /** The registry and the revision as this transaction sees them. */
  async read(sql: Sql): Promise<{ readonly forest: Forest; readonly revision: Revision }> {
    const [row] = await sql.query<{ number: string; tree: string; at: Date }>('select number, tree, at from revision');
    if (!row) throw new Error('The read model has no revision');
    if (this.kept?.tree !== row.tree) this.kept = { tree: row.tree, forest: new Forest(await readUnits(sql)) };
    return { forest: this.kept.forest, revision: { number: BigInt(row.number), at: row.at } };
  }
}

const readUnits = (sql: Sql): Promise<ForestUnit[]> =>
  sql.query<ForestUnit>(
    `select key, id, kind, level, owner_id as "ownerId", valid_from::text as "from", closed_on::text as "closedOn",
            coalesce((select jsonb_agg(jsonb_build_object('from', valid_from, 'shortName', short_name) order by valid_from)
                        from unit_name where unit = key), '[]') as names,
            coalesce((select jsonb_agg(jsonb_build_object('hierarchy', hierarchy, 'parent', parent, 'from', valid_from, 'to', valid_to))
                        from edge where child = key), '[]') as parents,
            coalesce((select jsonb_agg(jsonb_build_object('tag', tag, 'from', valid_from, 'to', valid_to))
                        from unit_tag where unit = key), '[]') as tags
       from unit where level is not null`,
  );
