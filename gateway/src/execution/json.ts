import type { TypeConditions } from '../supergraph/supergraph.js';

/** An object of an answer. Its keys come from texts that were checked: no alias begins with two underscores. */
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value under a key; nothing for what every JavaScript object inherits (`constructor` is a fine alias). */
export function valueAt(object: Readonly<JsonObject>, key: string): unknown {
  const value = object[key];
  return typeof value === 'function' ? undefined : value;
}

/**
 * Puts what another fetch knows of an object into it. A null never hides what is known already, nor does the name of an
 * interface (by which the subgraph of an `@interfaceObject` knows the object) hide that of the object's type.
 */
export function mergeInto(target: JsonObject, source: JsonObject, types: TypeConditions): void {
  for (const key of Object.keys(source)) {
    if (key === '__proto__') continue;
    const [known, added] = [valueAt(target, key), source[key]];
    if (known === undefined || known === null) target[key] = added;
    else if (isObject(known) && isObject(added)) mergeInto(known, added, types);
    else if (Array.isArray(known) && Array.isArray(added)) mergeLists(known, added, types);
    else if (key === '__typename') target[key] = types.isAbstract(added) ? known : added;
    else if (added !== null) target[key] = added;
  }
}

function mergeLists(known: unknown[], added: readonly unknown[], types: TypeConditions): void {
  for (const [index, item] of added.entries()) {
    const there = known[index];
    if (isObject(there) && isObject(item)) mergeInto(there, item, types);
    else if (Array.isArray(there) && Array.isArray(item)) mergeLists(there, item, types);
    else known[index] ??= item;
  }
}

/** A copy that shares nothing: an entity may stand at several places of an answer, which are then filled apart. */
export function copyOf<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) if (key !== '__proto__') copy[key] = copyOf(value[key]);
  return copy as Value;
}
