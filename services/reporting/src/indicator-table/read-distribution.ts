import type { Sql } from '@metodnet/scope';

/** How a denominator's members share a numerator. */
export interface Distribution {
  readonly minimum: number;
  readonly median: number;
  readonly maximum: number;
}

/** A node, one of the units it was made of, and the month-end at which it was. */
export interface Placed {
  readonly node: number;
  readonly unit: number;
  readonly month: number;
}

/** Educators per regional methodist at nodes and month-ends (IND-78), by `<node> <month>`; nothing where there is no methodist. */
export async function readLoads(
  sql: Sql,
  placed: readonly Placed[],
  { methodists, educators }: { readonly methodists: number; readonly educators: number },
): Promise<ReadonlyMap<string, Distribution>> {
  const rows = await sql.query<{ node: number; month: number; minimum: string; median: number; maximum: string }>(
    'select * from loads_of_methodists($1::int[], $2::int[], $3::int[], $4::smallint, $5::smallint)',
    [
      placed.map(({ node }) => node),
      placed.map(({ unit }) => unit),
      placed.map(({ month }) => month),
      methodists,
      educators,
    ],
  );
  return new Map(
    rows.map(({ node, month, minimum, median, maximum }) => [
      `${node} ${month}`,
      { minimum: Number(minimum), median, maximum: Number(maximum) },
    ]),
  );
}
