import type { PositionGroup } from '@metodnet/contracts';
import type { EmploymentId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import { type Connection, keyset } from '@metodnet/subgraph';
import { type OfUnit, type PageOf, SIGHT, UnitRecords } from '../listing/unit-records.js';
import { codesWhere } from '../position/position.js';
import type { Employment } from './employment.js';
import { EmploymentTable } from './employment.table.js';

export interface JobFilter {
  readonly positions?: readonly string[] | null;
  readonly groups?: readonly PositionGroup[] | null;
  readonly subjects?: readonly string[] | null;
  readonly main?: boolean | null;
  readonly personId?: string | null;
}
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
    super(work, tree, EmploymentTable, SIGHT.ofUnitOrOneself);
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
    const where = [
      'not e.cancelled',
      'e.unit_id = any (array(select staffing.units_within($1, $2)))',
      't."from" <= $2 and (t."to" is null or $2 < t."to")',
    ];
    if (filter.positions) where.push(`t.position = any (${given([...filter.positions])})`);
    if (filter.groups) where.push(`t.position = any (${given(codesOf(filter.groups))})`);
    if (filter.subjects) where.push(`t.subjects ?| ${given([...filter.subjects])}::text[]`);
    if (filter.main != null) where.push(`e.main = ${given(filter.main)}`);
    if (filter.personId) where.push(`e.person_id = ${given(filter.personId)}`);
    const from = `from employment e
      cross join jsonb_to_recordset(e.terms) as t("from" date, "to" date, position text, subjects jsonb)
      where ${where.join(' and ')}`;
    const counted = [...params];
    const after = keys.after(page.after);
    const following = after ? `and (${sql.join(', ')}) > (${after.map((key) => given(key)).join(', ')})` : '';
    const rows = await this.work.read(actor, async (work) => {
      const ids = await work.query<{ id: EmploymentId }>(
        `select e.id ${from} ${following} order by ${sql.join(', ')} limit ${given(page.first + 1)}`,
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
        work.query<{ n: number }>(`select count(*)::int as n ${from}`, counted),
      );
      return row?.n ?? 0;
    });
  }
}

const codesOf = (groups: readonly PositionGroup[]) => codesWhere(({ positionGroup }) => groups.includes(positionGroup));
