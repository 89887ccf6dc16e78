import type { Hierarchy } from '@metodnet/contracts';
import type { Sql } from '@metodnet/scope';

/** What is asked of the read model at once. */
export interface FigureQuestion {
  readonly measures: readonly number[];
  /** Nodes, each once, and the hierarchy under which its figures are kept. */
  readonly nodes: readonly { readonly node: number; readonly hierarchy: Hierarchy }[];
  /** Month-ends, ascending, each once. */
  readonly months: readonly number[];
}

/** Figures at month-ends, of those nodes that the actor reaches with reporting:read. */
export interface Figures {
  readonly reached: ReadonlySet<number>;
  at(measure: number, node: number, month: number): bigint;
}

/**
 * Reads the figures of many nodes at many month-ends in one scan, and which of the nodes the actor reaches: steps are summed between the
 * asked month-ends by the database and up to them here. What was never counted is 0.
 */
export async function readFigures(sql: Sql, { measures, nodes, months }: FigureQuestion): Promise<Figures> {
  const position = new Map(months.map((month, index) => [month, index]));
  const rows = await sql.query<{ node: number; measure: number | null; bucket: number; n: string }>(
    'select * from figures_reached($1::smallint[], $2::text[], $3::int[], $4::int[])',
    [measures, nodes.map(({ hierarchy }) => hierarchy), nodes.map(({ node }) => node), months],
  );
  const reached = new Set<number>();
  const sums = new Map<string, bigint[]>();
  for (const { node, measure, bucket, n } of rows) {
    if (measure === null) {
      reached.add(node);
      continue;
    }
    const key = `${measure} ${node}`;
    const list = sums.get(key) ?? months.map(() => 0n);
    sums.set(key, list);
    list[bucket] = (list[bucket] ?? 0n) + BigInt(n);
  }
  for (const list of sums.values()) {
    for (let index = 1; index < list.length; index++) list[index] = (list[index] ?? 0n) + (list[index - 1] ?? 0n);
  }
  return {
    reached,
    at: (measure, node, month) => sums.get(`${measure} ${node}`)?.[position.get(month) ?? -1] ?? 0n,
  };
}

/** Reads the same along another tree: `units` are those of each node in it, at every month-end. */
export async function readFiguresAlong(
  sql: Sql,
  { measures, months }: Pick<FigureQuestion, 'measures' | 'months'>,
  units: ReadonlyMap<number, readonly number[]>,
): Promise<Figures> {
  const reached = await sql.query<{ key: number }>(
    "select key from unit where key = any($1::int[]) and key in (select reached_units('reporting:read'))",
    [[...units.keys()]],
  );
  const pairs = [...units].flatMap(([node, list]) => list.map((unit) => ({ node, unit })));
  const rows = await sql.query<{ measure: number; node: number; month: number; n: string }>(
    'select * from figures_along($1::int[], $2::int[], $3::smallint[], $4::int[])',
    [pairs.map(({ node }) => node), pairs.map(({ unit }) => unit), measures, months],
  );
  const figures = new Map(rows.map(({ measure, node, month, n }) => [`${measure} ${node} ${month}`, BigInt(n)]));
  return {
    reached: new Set(reached.map(({ key }) => key)),
    at: (measure, node, month) => figures.get(`${measure} ${node} ${month}`) ?? 0n,
  };
}
