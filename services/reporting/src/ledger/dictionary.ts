import type { Sql } from '@metodnet/scope';

/** Integer keys of text ids; ids not met before get one. */
export async function keysOf(
  sql: Sql,
  dictionary: 'unit' | 'holder',
  ids: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const list = [...ids];
  const known = await select(sql, dictionary, list);
  const fresh = list.filter((id) => !known.has(id));
  if (fresh.length > 0) {
    await sql.query(INSERT[dictionary], [fresh]);
    for (const [id, key] of await select(sql, dictionary, fresh)) known.set(id, key);
  }
  return known;
}

const INSERT = {
  unit: 'insert into unit (id) select unnest($1::text[])',
  // Until a merge, everyone is oneself.
  holder: `insert into holder (key, id, self) overriding system value
           select key, id, key
             from (select id, nextval(pg_get_serial_sequence('holder', 'key')) as key from unnest($1::text[]) as fresh(id)) as numbered`,
} as const;

async function select(sql: Sql, dictionary: 'unit' | 'holder', ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<{ id: string; key: number }>(
    `select id, key from ${dictionary} where id = any($1::text[])`,
    [ids],
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** Enters measures that the database has not met before; answers whether there were any. */
export async function registerMeasures(
  sql: Sql,
  measures: readonly { readonly name: string; readonly counting: 'DISTINCT' | 'SUM' }[],
): Promise<boolean> {
  const fresh = await sql.query(
    `insert into measure (name, sums)
       select name, sums from unnest($1::text[], $2::boolean[]) as given(name, sums)
       where name not in (select name from measure)
       returning key`,
    [measures.map(({ name }) => name), measures.map(({ counting }) => counting === 'SUM')],
  );
  return fresh.length > 0;
}

/** Keys of all measures, by name. */
export async function measureKeys(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql.query<{ key: number; name: string }>('select key, name from measure');
  return new Map(rows.map(({ key, name }) => [name, key]));
}
