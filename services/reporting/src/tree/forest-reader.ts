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

/**
 * Table by table, each as one value: a country's registry in a tenth of the time that units with all that belongs to each would take, and
 * whoever asks first after a change of the registry waits for it.
 */
async function readUnits(sql: Sql): Promise<ForestUnit[]> {
  type Of<Field extends keyof ForestUnit> = ForestUnit[Field];
  type Unit = [Of<'key'>, Of<'id'>, Of<'kind'>, Of<'level'>, Of<'ownerId'>, Of<'from'>, Of<'closedOn'>];
  type Name = Of<'names'>[number];
  type Parent = Of<'parents'>[number];
  type Tag = Of<'tags'>[number];
  const units = await valuesOf<Unit>(
    sql,
    'key, id, kind, level, owner_id, valid_from, closed_on',
    'unit where level is not null',
  );
  const names = byUnit(
    await valuesOf<[number, Name['from'], string]>(
      sql,
      'unit, valid_from, short_name',
      'unit_name order by unit, valid_from',
    ),
    ([, from, shortName]): Name => ({ from, shortName }),
  );
  const parents = byUnit(
    await valuesOf<[number, Parent['hierarchy'], number, Parent['from'], Parent['to']]>(
      sql,
      'child, hierarchy, parent, valid_from, valid_to',
      'edge',
    ),
    ([, hierarchy, parent, from, to]): Parent => ({ hierarchy, parent, from, to }),
  );
  const tags = byUnit(
    await valuesOf<[number, string, Tag['from'], Tag['to']]>(sql, 'unit, tag, valid_from, valid_to', TAGS_THAT_COUNT),
    ([, tag, from, to]): Tag => ({ tag, from, to }),
  );
  const tellers = byUnit(
    await valuesOf<[number, Of<'tellers'>[number]]>(sql, 'unit, owner', 'told_by order by unit, owner'),
    ([, owner]) => owner,
  );
  return units.map(([key, id, kind, level, ownerId, from, closedOn]) => ({
    key,
    id,
    kind,
    level,
    ownerId,
    from,
    closedOn,
    names: names.get(key) ?? [],
    parents: parents.get(key) ?? [],
    tags: tags.get(key) ?? [],
    tellers: tellers.get(key) ?? [],
  }));
}

/** Those of an owner who registered the unit or has administered it: judged when read, since the tag may come before the unit's place. */
const TAGS_THAT_COUNT = `unit_tag
   where exists (select from unit where key = unit_tag.unit and owner_id = split_part(unit_tag.id, ':', 1))
      or exists (select from ancestor join unit as above on above.key = ancestor.node
                  where ancestor.unit = unit_tag.unit and hierarchy = 'ADMINISTRATIVE' and above.id = split_part(unit_tag.id, ':', 1))`;

/** What rows tell of each unit, in their order. */
function byUnit<Row extends readonly [unit: number, ...unknown[]], Item>(
  rows: readonly Row[],
  item: (row: Row) => Item,
): ReadonlyMap<number, readonly Item[]> {
  const found = new Map<number, Item[]>();
  for (const row of rows) {
    const known = found.get(row[0]);
    if (known) known.push(item(row));
    else found.set(row[0], [item(row)]);
  }
  return found;
}

async function valuesOf<Row extends readonly unknown[]>(sql: Sql, columns: string, from: string): Promise<Row[]> {
  const [read] = await sql.query<{ rows: Row[] }>(
    `select coalesce(json_agg(json_build_array(${columns})), '[]') as rows from (select * from ${from}) as listed`,
  );
  return read?.rows ?? [];
}
