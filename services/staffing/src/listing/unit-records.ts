import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { type Connection, type Keyset, keyset } from '@metodnet/subgraph';
import type { EntitySchema } from 'typeorm';

/** Of which unit, with all below it, and as of which day; today by default. */
export interface OfUnit {
  readonly unit: UnitId;
  readonly asOf?: CalendarDate | null;
}

export interface PageOf {
  readonly first: number;
  readonly after?: string;
}

/** Holds on day $2 for records that have a span of validity. */
export const IN_FORCE = 'r.valid_from <= $2 and (r.valid_to is null or $2 < r.valid_to)';

interface Listed {
  readonly id: string;
  readonly version: number;
}

/** Reads the records of one table that units keep: by page, or by id for other subgraphs. */
export class UnitRecords<State extends Listed> {
  private readonly byId: Keyset<State>;

  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly table: EntitySchema<State>,
    /** SQL about a record `r` and the day $2. */
    private readonly condition = 'true',
  ) {
    this.byId = keyset<State>(`${table.options.name}:id`, ({ id }) => [id]);
  }

  /** In the order of ids. Throws FORBIDDEN for a unit that the actor may not read. */
  async page(actor: Actor, { unit, asOf }: OfUnit, page: PageOf): Promise<Connection<State>> {
    must(actor, 'staffing:read', await this.units.pathOf(unit));
    const [after] = this.byId.after(page.after) ?? [''];
    const on = asOf ?? actor.today;
    const rows = await this.works.read(actor, async (work) => {
      const ids = await work.query<{ id: string }>(
        `${this.select(work, 'r.id')} and r.id > $3 order by r.id limit $4`,
        [unit, on, after, page.first + 1],
      );
      return this.inOrder(
        work,
        ids.map(({ id }) => id),
      );
    });
    const count = async () => {
      const [row] = await this.works.read(actor, (work) =>
        work.query<{ n: number }>(this.select(work, 'count(*)::int as n'), [unit, on]),
      );
      return row?.n ?? 0;
    };
    return this.byId.page(
      rows.filter((row) => row !== null),
      page,
      count,
    );
  }

  /** In the order of the ids; null for what is absent or not the actor's. */
  byIds(actor: Actor, ids: readonly string[]): Promise<(State | null)[]> {
    return this.works.read(actor, async (work) => {
      const found = new Map((await work.findMany(this.table, ids)).map((state) => [state.id as string, state]));
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  /** For each of some values of a column, all its records that the actor may see, oldest first by `order`. */
  async grouped(
    actor: Actor,
    column: 'person_id' | 'unit_id',
    values: readonly string[],
    order: string,
  ): Promise<State[][]> {
    return this.works.read(actor, async (work) => {
      const keys = await work.query<{ id: string; key: string }>(
        `select r.id, r.${column} as key from ${work.seen(this.table)} r where r.${column} = any($1) order by ${order}, r.id`,
        [values],
      );
      const states = new Map(
        (
          await work.findMany(
            this.table,
            keys.map(({ id }) => id),
          )
        ).map((state) => [state.id, state]),
      );
      return values.map((value) => keys.filter(({ key }) => key === value).flatMap(({ id }) => states.get(id) ?? []));
    });
  }

  private select(work: Work, what: string): string {
    return `select ${what} from ${work.seen(this.table)} r
             where r.unit_id = any (array(select staffing.units_within($1, $2))) and (${this.condition})`;
  }

  private async inOrder(work: Work, ids: readonly string[]): Promise<(State | null)[]> {
    const found = new Map((await work.findMany(this.table, ids)).map((state) => [state.id as string, state]));
    return ids.map((id) => found.get(id) ?? null);
  }
}
