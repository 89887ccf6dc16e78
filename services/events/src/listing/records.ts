import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import { type Connection, type Keyset, keyset } from '@metodnet/subgraph';
import type { EntitySchema } from 'typeorm';
import type { Conditions } from './conditions.js';

interface Listed {
  readonly id: string;
  readonly version: number;
}

/** An order of a list: SQL of its key about a record `r`, unique with the id, and the same key of a state. */
export interface Order<State> {
  readonly keys: Keyset<State>;
  readonly sql: readonly string[];
  readonly descending: boolean;
}

/** `order<Event>('events:starts', ['r.starts_on::text'], ({ startsOn }) => [startsOn])`; the id comes last by itself. */
export const order = <State extends Listed>(
  name: string,
  sql: readonly string[],
  keyOf: (state: State) => readonly (string | number | null)[],
  direction: 'ascending' | 'descending' = 'ascending',
): Order<State> => ({
  keys: keyset<State>(name, (state) => [...keyOf(state), state.id]),
  sql: [...sql, 'r.id'],
  descending: direction === 'descending',
});

export interface PageOf {
  readonly first: number;
  readonly after?: string;
}

/** Reads the records of one table for whoever asks: what is not the actor's to see is as if it were not there. */
export class Records<State extends Listed> {
  constructor(
    private readonly works: Works,
    private readonly table: EntitySchema<State>,
    /** Whose records an actor may read, asked here once more beside the table’s policies: SQL about a record `r`. */
    private readonly sight = '(select events.identified())',
  ) {}

  find(actor: Actor, id: string): Promise<State | null> {
    return this.byIds(actor, [id]).then(([state]) => state ?? null);
  }

  /** In the order of the ids; null for what is absent or not the actor's. */
  byIds(actor: Actor, ids: readonly string[]): Promise<(State | null)[]> {
    return this.works.read(actor, async (work) => {
      const seen = await work.query<{ id: string }>(
        `select r.id from ${this.table.options.name} r where r.id = any($1) and ${this.sight}`,
        [ids],
      );
      const states = await work.findMany(
        this.table,
        seen.map(({ id }) => id),
      );
      const found = new Map<string, State>(states.map((state) => [state.id, state]));
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  /** A page of those that meet the conditions. */
  async page(actor: Actor, where: Conditions, by: Order<State>, page: PageOf): Promise<Connection<State>> {
    const after = by.keys.after(page.after);
    const from = `from ${this.table.options.name} r where ${this.sight} and ${where.sql}`;
    const values = [...where.values, page.first + 1, ...(after ?? [])];
    const key = (index: number) => `$${where.values.length + 2 + index}`;
    const beyond = after
      ? `and (${by.sql.join(', ')}) ${by.descending ? '<' : '>'} (${after.map((_, index) => key(index)).join(', ')})`
      : '';
    const direction = by.descending ? 'desc' : 'asc';
    const rows = await this.works.read(actor, async (work) => {
      const ids = await work.query<{ id: string }>(
        `select r.id ${from} ${beyond} order by ${by.sql.map((column) => `${column} ${direction}`).join(', ')}
          limit $${where.values.length + 1}`,
        values,
      );
      const found = await work.findMany(
        this.table,
        ids.map(({ id }) => id),
      );
      const byId = new Map<string, State>(found.map((state) => [state.id, state]));
      return ids.flatMap(({ id }) => byId.get(id) ?? []);
    });
    return by.keys.page(rows, page, async () => {
      const [row] = await this.works.read(actor, (work) =>
        work.query<{ n: number }>(`select count(*)::int as n ${from}`, where.values),
      );
      return row?.n ?? 0;
    });
  }
}
