import type { Sql } from '@metodnet/scope';
import { keysOf } from './dictionary.js';

/**
 * Notes that ids are one person, at every date, and answers everyone whom it concerns. Merges may arrive in any order and chain: all
 * ids that are connected get the smallest key among them.
 */
export async function mergePeople(sql: Sql, pairs: readonly (readonly [string, string])[]): Promise<number[]> {
  const concerned = new Set<number>();
  const keys = await keysOf(sql, 'holder', new Set(pairs.flat()));
  for (const pair of pairs) {
    const rows = await sql.query<{ key: number; self: number }>(
      `select key, self from holder where self in (select self from holder where key = any($1::int[]))`,
      [pair.map((id) => keys.get(id))],
    );
    const self = Math.min(...rows.map((row) => row.self));
    await sql.query('update holder set self = $2 where key = any($1::int[]) and self <> $2', [
      rows.map(({ key }) => key),
      self,
    ]);
    for (const row of rows) concerned.add(row.key).add(row.self);
  }
  return [...concerned];
}
