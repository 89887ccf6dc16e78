import type { Actor } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
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
  keys: keyset<State>(name, (state) => [...keyOf(state), state.id], sql.length + 1),
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
  ) {}

  find(actor: Actor, id: string): Promise<State | null> {
    return this.works.read(actor, (work) => work.find(this.table, id));
  }

  /** In the order of the ids; null for what is absent or not the actor's. */
  byIds(actor: Actor, ids: readonly string[]): Promise<(State | null)[]> {
    return this.works.read(actor, async (work) => {
      const found = byId(await work.findMany(this.table, ids));
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  /** A page of those that meet the conditions. */
  page(actor: Actor, where: Conditions, by: Order<State>, page: PageOf): Promise<Connection<State>> {
    const after = by.keys.after(page.after);
    const from = (work: Work) => `from ${work.seen(this.table)} r where ${where.sql}`;
    const key = (index: number) => `$${where.values.length + 2 + index}`;
    const beyond = after
      ? `and (${by.sql.join(', ')}) ${by.descending ? '<' : '>'} (${after.map((_, index) => key(index)).join(', ')})`
      : '';
    const sorted = by.sql.map((column) => `${column} ${by.descending ? 'desc' : 'asc'}`).join(', ');
    const count = () =>
      this.works.read(actor, async (work) => {
        const [row] = await work.query<{ n: number }>(`select count(*)::int as n ${from(work)}`, where.values);
        return row?.n ?? 0;
      });
    return this.works.read(actor, async (work) => {
      const ids = await work.query<{ id: string }>(
        `select r.id ${from(work)} ${beyond} order by ${sorted} limit $${where.values.length + 1}`,
        [...where.values, page.first + 1, ...(after ?? [])],
      );
      const found = byId(
        await work.findMany(
          this.table,
          ids.map(({ id }) => id),
        ),
      );
      return by.keys.page(
        ids.flatMap(({ id }) => found.get(id) ?? []),
        page,
        count,
      );
    });
  }
}

const byId = <State extends Listed>(states: readonly State[]) =>
  new Map<string, State>(states.map((state) => [state.id, state]));
