import type { Hierarchy } from '@metodnet/contracts';
import type { Sql } from '@metodnet/scope';

/** What is asked of the read model at once. */
export interface FigureQuestion {
  readonly measures: readonly number[];
  /** Nodes by the hierarchy under which their figures are kept. */
  readonly nodes: Readonly<Record<Hierarchy, readonly number[]>>;
  /** Month-ends, ascending, each once. */
  readonly months: readonly number[];
}

/** Figures at month-ends. */
export interface Figures {
  at(measure: number, hierarchy: Hierarchy, node: number, month: number): bigint;
}

/**
 * Reads the figures of many nodes at many month-ends in one scan: steps are summed between the asked month-ends by the database and up to
 * them here. What was never counted is 0.
 */
export async function readFigures(sql: Sql, { measures, nodes, months }: FigureQuestion): Promise<Figures> {
  const position = new Map(months.map((month, index) => [month, index]));
  const rows = await sql.query<{ measure: number; hierarchy: Hierarchy; node: number; bucket: number; n: string }>(
    // A step counts from its month on: its bucket is the first asked month-end that is not before it.
    `select measure, hierarchy, node, width_bucket(month - 1, $4::int[]) as bucket, sum(n)::bigint as n
       from step
      where measure = any($1::smallint[]) and month <= $5
        and (hierarchy = 'ADMINISTRATIVE' and node = any($2::int[]) or hierarchy = 'NETWORK' and node = any($3::int[]))
      group by 1, 2, 3, 4`,
    [measures, nodes.ADMINISTRATIVE, nodes.NETWORK, months, months.at(-1) ?? 0],
  );
  const sums = new Map<string, bigint[]>();
  for (const { measure, hierarchy, node, bucket, n } of rows) {
    const key = `${measure} ${hierarchy} ${node}`;
    const list = sums.get(key) ?? months.map(() => 0n);
    sums.set(key, list);
    list[bucket] = (list[bucket] ?? 0n) + BigInt(n);
  }
  for (const list of sums.values()) {
    for (let index = 1; index < list.length; index++) list[index] = (list[index] ?? 0n) + (list[index - 1] ?? 0n);
  }
  return {
    at: (measure, hierarchy, node, month) =>
      sums.get(`${measure} ${hierarchy} ${node}`)?.[position.get(month) ?? -1] ?? 0n,
  };
}

/** Reads the same along another tree: `units` are those of each node in it, at every month-end. */
export async function readFiguresAlong(
  sql: Sql,
  { measures, months }: Pick<FigureQuestion, 'measures' | 'months'>,
  units: ReadonlyMap<number, readonly number[]>,
): Promise<Figures> {
  const pairs = [...units].flatMap(([node, list]) => list.map((unit) => ({ node, unit })));
  const rows = await sql.query<{ measure: number; node: number; month: number; n: string }>(
    'select * from figures_along($1::int[], $2::int[], $3::smallint[], $4::int[])',
    [pairs.map(({ node }) => node), pairs.map(({ unit }) => unit), measures, months],
  );
  const figures = new Map(rows.map(({ measure, node, month, n }) => [`${measure} ${node} ${month}`, BigInt(n)]));
  return { at: (measure, _hierarchy, node, month) => figures.get(`${measure} ${node} ${month}`) ?? 0n };
}
