import type { UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { type Connection, keyset, type PageArgs } from '@metodnet/subgraph';
import type { RoleGrant } from './grant.js';
import { GrantTable } from './grant.table.js';

export interface GrantFilter {
  readonly unitId?: UnitId | null;
  readonly subject?: string | null;
}

const order = keyset<RoleGrant>('grants', ({ subject, id }) => [subject, id]);
const wanted = (work: Work): string =>
  `from ${work.seen(GrantTable)} g where ($1::text is null or unit_id = $1) and ($2::text is null or subject = $2)`;

export class GrantQueries {
  constructor(private readonly works: Works) {}

  /** Grants that the actor may give, and its own. */
  list(actor: Actor, { unitId, subject }: GrantFilter, page: PageArgs): Promise<Connection<RoleGrant>> {
    const [afterSubject, afterId] = order.after(page.after) ?? [null, null];
    const values = [unitId ?? null, subject ?? null];
    return this.works.read(actor, async (work) => {
      const rows = await work.query<{ id: string }>(
        `select id ${wanted(work)} and ($3::text is null or (subject, id) > ($3, $4::text)) order by subject, id limit $5`,
        [...values, afterSubject, afterId, page.first + 1],
      );
      const found = await work.findMany(
        GrantTable,
        rows.map(({ id }) => id),
      );
      const grants = rows.map(({ id }) => found.find((grant) => grant.id === id) as RoleGrant);
      return order.page(grants, page, () => this.count(actor, values));
    });
  }

  private async count(actor: Actor, values: readonly unknown[]): Promise<number> {
    const [row] = await this.works.read(actor, (work) =>
      work.query<{ count: number }>(`select count(*)::int as count ${wanted(work)}`, values),
    );
    return row?.count ?? 0;
  }
}
