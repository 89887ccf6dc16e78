import type { Hierarchy, SiteKind, UnitCategory, UnitKind, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { type Connection, keyset, type PageArgs } from '@metodnet/subgraph';
import type { Unit } from './unit.js';
import { UnitTable } from './unit.table.js';

/** A unit as it was, is or will be on a day. */
export type UnitAt = Unit & { readonly asOf: CalendarDate };

export type UnitOrder = 'NAME' | 'CODE';

/** Which units are wanted; what is not given does not restrict. */
export interface UnitFilter {
  readonly within?: UnitId | null;
  /** Only units right below this one. */
  readonly under?: UnitId | null;
  /** Along the network for a hub, else along the administration, unless said. */
  readonly hierarchy?: Hierarchy | null;
  readonly levels?: readonly UnitLevel[] | null;
  readonly kinds?: readonly UnitKind[] | null;
  readonly categories?: readonly UnitCategory[] | null;
  readonly sites?: readonly SiteKind[] | null;
  readonly search?: string | null;
  readonly asOf?: CalendarDate | null;
  readonly orderBy: UnitOrder;
}

/** A municipality in a hub on a day. */
export interface HubMember {
  readonly unitId: UnitId;
  readonly agreement: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

interface Listed {
  readonly id: UnitId;
  readonly name: string;
}

const orders = {
  NAME: keyset<Listed>('units:name', ({ name, id }) => [name, id]),
  CODE: keyset<Listed>('units:code', ({ id }) => ['', id]),
};
const sortKey = { NAME: 'n.short_name', CODE: "''" } as const;

export class UnitQueries {
  constructor(private readonly works: Works) {}

  find(actor: Actor, id: UnitId, asOf?: CalendarDate | null): Promise<UnitAt | null> {
    return this.works.read(actor, async (work) => {
      const unit = await work.find(UnitTable, id);
      return unit && { ...unit, asOf: asOf ?? actor.today };
    });
  }

  /** The units in the order of the ids; null for those that there are not. */
  async findMany(actor: Actor, ids: readonly string[], asOf?: CalendarDate): Promise<(UnitAt | null)[]> {
    const units = await this.works.read(actor, (work) => work.findMany(UnitTable, ids));
    const byId = new Map<string, Unit>(units.map((unit) => [unit.id, unit]));
    return ids.map((id) => {
      const unit = byId.get(id);
      return unit ? { ...unit, asOf: asOf ?? actor.today } : null;
    });
  }

  /** Units that exist on the day, under their names of that day. */
  list(actor: Actor, filter: UnitFilter, page: PageArgs): Promise<Connection<UnitAt>> {
    const asOf = filter.asOf ?? actor.today;
    const order = orders[filter.orderBy];
    const key = sortKey[filter.orderBy];
    const after = order.after(page.after);
    const wanted = from(filter, asOf);
    return this.works.read(actor, async (work) => {
      const n = wanted.values.length;
      const beyond = after
        ? `and (${key} collate network.russian, u.id) > ($${n + 2} collate network.russian, $${n + 3})`
        : '';
      const rows = await work.query<Listed>(
        `select u.id, n.short_name as name ${wanted.clause(work)} ${beyond}
          order by ${key} collate network.russian, u.id limit $${n + 1}`,
        [...wanted.values, page.first + 1, ...(after ?? [])],
      );
      const count = () => this.works.read(actor, (counting) => countOf(counting, wanted));
      const { edges, pageInfo } = order.page(rows, page, count);
      const units = new Map<string, Unit>(
        (
          await work.findMany(
            UnitTable,
            edges.map(({ node }) => node.id),
          )
        ).map((unit) => [unit.id, unit]),
      );
      const found = edges.map(({ cursor, node }) => ({ cursor, node: { ...(units.get(node.id) as Unit), asOf } }));
      return { edges: found, nodes: found.map(({ node }) => node), pageInfo, count };
    });
  }

  /** Ids of those above each unit on a day along a hierarchy, the nearest first. */
  ancestors(actor: Actor, ids: readonly UnitId[], hierarchy: Hierarchy, asOf: CalendarDate): Promise<UnitId[][]> {
    return this.works.read(actor, async (work) => {
      const rows = await work.query<{ descendant: UnitId; ancestor: UnitId }>(
        `select descendant, ancestor from scope.closure
          where descendant = any($1) and hierarchy = $2 and depth > 0 and valid_from <= $3 and $3 < valid_to
          order by depth`,
        [ids, hierarchy, asOf],
      );
      return ids.map((id) => rows.filter(({ descendant }) => descendant === id).map(({ ancestor }) => ancestor));
    });
  }

  /** Municipalities of a hub on a day, with how far each membership is agreed (ENT-02). */
  members(actor: Actor, hubId: UnitId, asOf: CalendarDate): Promise<HubMember[]> {
    return this.works.read(actor, (work) =>
      work.query<HubMember>(
        `select p.unit_id as "unitId", p.agreement, p.valid_from::text as "from", nullif(p.valid_to, 'infinity')::text as "to"
           from unit_parent p
           join unit_name n on n.unit_id = p.unit_id and n.valid_from <= $2 and $2 < n.valid_to
          where p.parent_id = $1 and p.agreement is not null and p.valid_from <= $2 and $2 < p.valid_to
          order by n.short_name collate network.russian`,
        [hubId, asOf],
      ),
    );
  }

  /** Units that were merged into each unit, or of which it is a part. */
  predecessors(actor: Actor, ids: readonly UnitId[]): Promise<UnitId[][]> {
    return this.works.read(actor, async (work) => {
      const rows = await work.query<{ id: UnitId; successorIds: UnitId[] }>(
        `select id, successor_ids as "successorIds" from ${work.seen(UnitTable)} u
          where exists (select from unnest($1::text[]) s(id) where successor_ids @> to_jsonb(s.id)) order by id`,
        [ids],
      );
      return ids.map((id) => rows.filter(({ successorIds }) => successorIds.includes(id)).map((row) => row.id));
    });
  }
}

interface Wanted {
  readonly clause: (work: Work) => string;
  readonly values: readonly unknown[];
}

/** What follows `select …` for the units of a filter; only conditions that are given, so that each can use its index. */
function from(filter: UnitFilter, asOf: CalendarDate): Wanted {
  const above = filter.within ?? filter.under ?? null;
  const values: unknown[] = [asOf, filter.hierarchy ?? null, above];
  const where = (value: unknown, condition: (parameter: string) => string): string =>
    value === null || value === undefined ? '' : ` and ${condition(`$${values.push(value)}`)}`;
  const conditions = [
    where(
      filter.within,
      (unit) =>
        `u.id in (select descendant from scope.closure where ancestor = ${unit} and hierarchy = ${along} and depth > 0 and ${onDay})`,
    ),
    where(
      filter.under,
      (unit) =>
        `u.id in (select unit_id from unit_parent where parent_id = ${unit} and hierarchy = ${along} and ${onDay})`,
    ),
    where(filter.levels, (levels) => `u.level = any(${levels})`),
    where(filter.kinds, (kinds) => `u.kind = any(${kinds})`),
    where(filter.search, (words) => `n.words @@ network.sought(${words})`),
    where(
      filter.categories,
      (categories) => `u.id in (select unit_id from category where category = any(${categories}) and ${onDay})`,
    ),
    where(filter.sites, (kinds) => `u.id in (select unit_id from site where kind = any(${kinds}) and ${onDay})`),
  ].join('');
  const clause = (work: Work) => `from ${work.seen(UnitTable)} u
    join unit_name n on n.unit_id = u.id and n.valid_from <= $1 and $1 < n.valid_to
   where u.valid_from <= $1 and (u.closed_on is null or $1 < u.closed_on) and coalesce($2::text, $3::text, '') is not null -- gives the parameters their types when nothing else uses them
   ${conditions}`;
  return { clause, values };
}

/** Units below a hub stand there by agreement, all others by administration. */
const along = `coalesce($2, case when exists (select from unit top where top.id = $3 and top.level = 'HUB') then 'NETWORK' else 'ADMINISTRATIVE' end)`;

const onDay = 'valid_from <= $1 and (valid_to is null or $1 < valid_to)';

async function countOf(work: Work, { clause, values }: Wanted): Promise<number> {
  const [row] = await work.query<{ count: number }>(`select count(*)::int as count ${clause(work)}`, values);
  return row?.count ?? 0;
}
