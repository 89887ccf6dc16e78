import type { ActKind } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { type Connection, keyset, type PageArgs } from '@metodnet/subgraph';
import type { UnitAt, UnitFilter, UnitQueries } from '../unit/unit.queries.js';
import type { Act, ActId } from './act.js';
import { ActTable } from './act.table.js';

export interface ActFilter {
  readonly unitId?: UnitId | null;
  readonly kinds?: readonly ActKind[] | null;
  /** Only acts in force on this day. */
  readonly asOf?: CalendarDate | null;
  readonly search?: string | null;
}

/** How far a unit has done what an act recommends: adopted an act of its own, and made it public (REP-19). */
export interface Compliance {
  readonly unit: UnitAt;
  readonly act: Act | null;
  readonly publishedOn: CalendarDate | null;
  readonly state: ComplianceState;
}
export type ComplianceState = 'NOTHING' | 'ADOPTED' | 'PUBLISHED';

interface Listed {
  readonly id: string;
  readonly day: string;
}
const order = keyset<Listed>('acts', ({ day, id }) => [day, id]);

export class ActQueries {
  constructor(
    private readonly works: Works,
    private readonly units: UnitQueries,
  ) {}

  /** Acts in order of their dates; those without a date come first. */
  list(actor: Actor, filter: ActFilter, page: PageArgs): Promise<Connection<Act>> {
    const [afterDay, afterId] = order.after(page.after) ?? [null, null];
    const values = [filter.unitId ?? null, filter.kinds ?? null, filter.asOf ?? null, filter.search ?? null];
    return this.works.read(actor, async (work) => {
      const rows = await work.query<Listed>(
        `select id, coalesce(adopted_on::text, '') as day ${wanted(work)}
            and ($5::text is null or (coalesce(adopted_on::text, ''), id) > ($5, $6::text))
          order by coalesce(adopted_on::text, ''), id limit $7`,
        [...values, afterDay, afterId, page.first + 1],
      );
      const count = () =>
        this.works.read(actor, async (counting) => {
          const [row] = await counting.query<{ count: number }>(
            `select count(*)::int as count ${wanted(counting)}`,
            values,
          );
          return row?.count ?? 0;
        });
      const { edges, pageInfo } = order.page(rows, page, count);
      const found = await work.findMany(
        ActTable,
        edges.map(({ node }) => node.id),
      );
      const acts = edges.map(({ cursor, node }) => ({ cursor, node: found.find(({ id }) => id === node.id) as Act }));
      return { edges: acts, nodes: acts.map(({ node }) => node), pageInfo, count };
    });
  }

  /** Units, each with the act by which it carries out another and the day on which that was published on a site. */
  async compliance(actor: Actor, actId: ActId, filter: UnitFilter, page: PageArgs): Promise<Connection<Compliance>> {
    const units = await this.units.list(actor, filter, page);
    const asOf = filter.asOf ?? actor.today;
    const acts = await this.works.read(actor, async (work) => {
      const rows = await work.query<{ id: string }>(
        `select id from ${work.seen(ActTable)} act
          where unit_id = any($1) and in_pursuance_of @> to_jsonb($2::text)
            and adopted_on <= $3 and (repealed_on is null or $3 < repealed_on)
          order by adopted_on`,
        [units.nodes.map(({ id }) => id), actId, asOf],
      );
      return work.findMany(
        ActTable,
        rows.map(({ id }) => id),
      );
    });
    const edges = units.edges.map(({ cursor, node }) => ({ cursor, node: complianceOf(node, acts, asOf) }));
    return { ...units, edges, nodes: edges.map(({ node }) => node) };
  }

  /** Acts that amended or repealed each act. */
  async changedBy(actor: Actor, id: ActId): Promise<Act[]> {
    return this.works.read(actor, async (work) => {
      const rows = await work.query<{ id: string }>(
        `select id from ${work.seen(ActTable)} act where amends @> to_jsonb($1::text) or repeals @> to_jsonb($1::text)`,
        [id],
      );
      return work.findMany(
        ActTable,
        rows.map((row) => row.id),
      );
    });
  }
}

function complianceOf(unit: UnitAt, acts: readonly Act[], asOf: CalendarDate): Compliance {
  const own = acts.filter(({ unitId }) => unitId === unit.id);
  const published = own.flatMap((act) => {
    const day = act.publications
      .filter(({ channel, publishedOn }) => channel === 'SITE' && publishedOn <= asOf)
      .map(({ publishedOn }) => publishedOn)
      .sort()[0];
    return day ? [{ act, day }] : [];
  })[0];
  if (published) return { unit, act: published.act, publishedOn: published.day, state: 'PUBLISHED' };
  return { unit, act: own[0] ?? null, publishedOn: null, state: own.length > 0 ? 'ADOPTED' : 'NOTHING' };
}

const wanted = (work: Work): string => `from ${work.seen(ActTable)} act
 where ($1::text is null or unit_id = $1)
   and ($2::text[] is null or kind = any($2))
   and ($3::date is null or (coalesce(valid_from, adopted_on, $3) <= $3 and (repealed_on is null or $3 < repealed_on)))
   and ($4::text is null or network.words(concat_ws(' ', title, number, issuer)) @@ network.sought($4))`;
