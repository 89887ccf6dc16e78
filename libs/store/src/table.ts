import { EntitySchema } from 'typeorm';
import type { Asker } from './asker.js';
import type { Columns } from './columns.js';

/**
 * Which rows of a table whoever asks may see, as SQL about a row: the service's own check, made once for whatever reads the table through a
 * unit of work. The table's policies are the other; each holds alone.
 */
export type Sight = (row: string, asker: Asker) => string;

// biome-ignore lint/suspicious/noExplicitAny: tables of all states
const sights = new WeakMap<EntitySchema<any>, Sight>();

/** How a state lies in a table, and who sees it. */
export function defineTable<State>({
  name,
  columns,
  sight,
}: {
  readonly name: string;
  readonly columns: Columns<State>;
  readonly sight: Sight;
}): EntitySchema<State> {
  const table = new EntitySchema<State>({ name, columns });
  sights.set(table, sight);
  return table;
}

/** Throws for a table of which nobody has said who sees it. */
export function sightOf<State>(table: EntitySchema<State>): Sight {
  const sight = sights.get(table);
  if (!sight) throw new Error(`Who sees ${table.options.name}? Define it with defineTable`);
  return sight;
}
