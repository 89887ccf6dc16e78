import { Fault } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import { Forest, type ForestUnit } from './forest.js';

/** Where the read model stands. */
export interface Revision {
  readonly number: bigint;
  readonly at: Date;
}

/** The read model as a transaction sees it, but for the figures themselves. */
export interface ReadModel {
  readonly forest: Forest;
  readonly revision: Revision;
  /**
   * The key of a measure; one under which nothing is counted while the ledger is empty. Throws UNAVAILABLE for a measure that
   * the ledger has not counted yet, as after an update that brings an indicator: its figures would be false zeros.
   */
  measureKey(name: string): number;
}

const NO_MEASURE = -1;

/**
 * Keeps the registry in memory, tens of thousands of units at most, and reads it anew when network has said something about it. The
 * registry is open to everyone with a token, so that one copy serves all.
 */
export class ForestReader {
  private kept: { readonly tree: string; readonly forest: Forest } | null = null;

  /** The registry, the revision and the measures as this transaction sees them. */
  async read(sql: Sql): Promise<ReadModel> {
    const [row] = await sql.query<{ number: string; tree: string; at: Date; measures: Record<string, number> }>(
      `select number, tree, at, (select coalesce(jsonb_object_agg(name, key), '{}') from measure) as measures from revision`,
    );
    if (!row) throw new Error('The read model has no revision');
    if (this.kept?.tree !== row.tree) this.kept = { tree: row.tree, forest: new Forest(await readUnits(sql)) };
    const { measures } = row;
    return {
      forest: this.kept.forest,
      revision: { number: BigInt(row.number), at: row.at },
      measureKey: (name) => {
        const key = measures[name];
        if (key === undefined && BigInt(row.number) > 0n) throw stillCounting();
        return key ?? NO_MEASURE;
      },
    };
  }
}

const stillCounting = () =>
  new Fault('UNAVAILABLE', {
    ru: 'Показатель только что введён, и его значения ещё подсчитываются. Повторите через минуту.',
    en: 'The indicator is new and its figures are still being counted. Repeat in a minute.',
  });

const readUnits = (sql: Sql): Promise<ForestUnit[]> =>
  sql.query<ForestUnit>(
    `select key, id, kind, level, owner_id as "ownerId", valid_from::text as "from", closed_on::text as "closedOn",
            coalesce((select jsonb_agg(jsonb_build_object('from', valid_from, 'shortName', short_name) order by valid_from)
                        from unit_name where unit = key), '[]') as names,
            coalesce((select jsonb_agg(jsonb_build_object('hierarchy', hierarchy, 'parent', parent, 'from', valid_from, 'to', valid_to))
                        from edge where child = key), '[]') as parents,
            coalesce((select jsonb_agg(jsonb_build_object('tag', tag, 'from', valid_from, 'to', valid_to))
                        from unit_tag where unit = key), '[]') as tags,
            coalesce((select jsonb_agg(owner order by owner) from told_by where unit = key), '[]') as tellers
       from unit where level is not null`,
  );
