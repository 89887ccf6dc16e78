import { type Context, type PageArgs, pageArgs } from '@metodnet/subgraph';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { columns } from './columns.js';
import type { IndicatorTableQueries, TablePage } from './indicator-table.queries.js';
import { ObservationConnection, observationView } from './observation.schema.js';
import { cursorOf } from './order.js';
import { IndicatorQueryInput, queryOf } from './query.schema.js';
import { IndicatorTableView } from './table.schema.js';

const TablePageArgs = pageArgs({ byDefault: 1_000, max: 10_000 });
const ObservationPageArgs = pageArgs({ byDefault: 100, max: 1_000 });

@Resolver()
export class IndicatorTableResolver {
  constructor(private readonly queries: IndicatorTableQueries) {}

  @Query(() => IndicatorTableView, { description: 'Figures as a flat table, for BI tools.' })
  async indicatorTable(
    @Ctx() { actor }: Context,
    @Arg('query', () => IndicatorQueryInput, { description: 'What is asked.' }) query: IndicatorQueryInput,
    @Args(() => TablePageArgs) { first, after }: PageArgs,
  ): Promise<IndicatorTableView> {
    const page = await this.queries.table(actor, queryOf(query), { first, ...(after ? { after } : {}) });
    const { coverage, revision } = page;
    const cursors = cursorsOf(page);
    return {
      columns,
      rows: page.rows.map((row) => columns.map(({ read }) => read(row, revision.at))),
      coverage,
      revision: revision.number.toString(),
      nextCursor: page.hasMore ? (cursors.at(-1) ?? null) : null,
    };
  }

  @Query(() => ObservationConnection, { description: 'The same figures as a list, for programs.' })
  async observations(
    @Ctx() { actor }: Context,
    @Arg('query', () => IndicatorQueryInput, { description: 'What is asked.' }) query: IndicatorQueryInput,
    @Args(() => ObservationPageArgs) { first, after }: PageArgs,
  ): Promise<object> {
    const page = await this.queries.table(actor, queryOf(query), { first, ...(after ? { after } : {}) });
    const cursors = cursorsOf(page);
    const nodes = page.rows.map((row) => observationView(row, page.revision.at));
    return {
      edges: nodes.map((node, index) => ({ cursor: cursors[index], node })),
      nodes,
      pageInfo: { hasNextPage: page.hasMore, endCursor: cursors.at(-1) ?? null },
      count: page.total,
    };
  }
}

const cursorsOf = ({ rows, start, queryName }: TablePage): string[] =>
  rows.map((row, index) => cursorOf(queryName, row, start + index));
