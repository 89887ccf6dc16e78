import DataLoader from 'dataloader';
import type { Context } from '../context.js';

/**
 * Finds entities by id for the actor of the request, in the order of the ids: null for what does not exist and for what is not the
 * actor's to see, which look the same.
 */
export type ReferenceLoader = (
  ids: readonly string[],
  context: Context,
) => Promise<readonly (object | null | undefined)[]>;

/** The entities that other subgraphs may refer to, by GraphQL type name. */
export type References = Readonly<Record<string, ReferenceLoader>>;

/** For a type of another subgraph to which this one only adds fields: whatever its id, its fields are resolved by it. */
export const byIdAlone: ReferenceLoader = async (ids) => ids.map((id) => ({ id }));

const loaders = new WeakMap<Context, Map<unknown, DataLoader<unknown, unknown>>>();

/**
 * Batches reads of one request: ids asked for in the same tick are read together, and once. `load` must be one and the same
 * function at every call (a module's or an instance's), since it is what tells batches apart.
 */
export function batched<Key, Value>(
  context: Context,
  load: (keys: readonly Key[], context: Context) => Promise<readonly Value[]>,
): DataLoader<Key, Value> {
  const ofRequest = loaders.get(context) ?? new Map<unknown, DataLoader<unknown, unknown>>();
  loaders.set(context, ofRequest);
  const known = ofRequest.get(load) as DataLoader<Key, Value> | undefined;
  const loader =
    known ?? new DataLoader<Key, Value>((keys) => load(keys, context) as Promise<Value[]>, { maxBatchSize: 1_000 });
  if (!known) ofRequest.set(load, loader as DataLoader<unknown, unknown>);
  return loader;
}
