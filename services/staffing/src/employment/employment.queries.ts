import type { EmploymentId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { type Connection, keyset } from '@metodnet/subgraph';
import { type OfUnit, type PageOf, UnitRecords } from '../listing/unit-records.js';
import type { Employment } from './employment.js';
import { EmploymentTable } from './employment.table.js';
import { type JobFilter, jobConditions, jobs } from './job-filter.js';

export type JobOrder = 'from' | 'id';

const ORDERS = {
  from: {
    keys: keyset<Employment>('jobs:from', ({ from, id }) => [from, id]),
    sql: ['e.valid_from::text', 'e.id'],
  },
  id: { keys: keyset<Employment>('jobs:id', ({ id }) => [id]), sql: ['e.id'] },
} as const;

export class EmploymentQueries extends UnitRecords<Employment> {
  constructor(
    private readonly work: Works,
    private readonly tree: UnitTree,
  ) {
    super(work, tree, EmploymentTable);
  }

  /** Jobs in the unit or below it that last on the day. Throws FORBIDDEN for a unit that the actor may not read. */
  async list(
    actor: Actor,
    { unit, asOf }: OfUnit,
    filter: JobFilter,
    order: JobOrder,
    page: PageOf,
  ): Promise<Connection<Employment>> {
    must(actor, 'staffing:read', await this.tree.pathOf(unit));
    const { keys, sql } = ORDERS[order];
    const params: unknown[] = [unit, asOf ?? actor.today];
    const given = (value: unknown) => `$${params.push(value)}`;
    const where = jobConditions(filter, given);
    const from = (work: Work) => `from ${jobs(work)} where ${where}`;
    const counted = [...params];
    const after = keys.after(page.after);
    const following = after ? `and (${sql.join(', ')}) > (${after.map((key) => given(key)).join(', ')})` : '';
    const rows = await this.work.read(actor, async (work) => {
      const ids = await work.query<{ id: EmploymentId }>(
        `select e.id ${from(work)} ${following} order by ${sql.join(', ')} limit ${given(page.first + 1)}`,
        params,
      );
      const found = new Map(
        (
          await work.findMany(
            EmploymentTable,
            ids.map(({ id }) => id),
          )
        ).map((job) => [job.id, job]),
      );
      return ids.flatMap(({ id }) => found.get(id) ?? []);
    });
    return keys.page(rows, page, async () => {
      const [row] = await this.work.read(actor, (work) =>
        work.query<{ n: number }>(`select count(*)::int as n ${from(work)}`, counted),
      );
      return row?.n ?? 0;
    });
  }
}
