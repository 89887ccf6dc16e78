import type { Path } from '../planning/plan.js';
import type { TypeConditions } from '../supergraph/supergraph.js';
import { isObject, type JsonObject } from './json.js';

/** Where something stands in the answer; a linked list, since most of them are never written out. */
export interface Location {
  readonly up: Location | null;
  readonly key: string | number;
}

/** An object of the answer that a fetch adds to. */
export interface Target {
  readonly object: JsonObject;
  readonly at: Location | null;
}

/** Finds the objects at the end of a plan's path. Lists are walked wherever they stand, also lists of lists. */
export function targetsAt(data: JsonObject, path: Path, types: TypeConditions): Target[] {
  const found: Target[] = [];
  const walk = (value: unknown, index: number, at: Location | null): void => {
    if (Array.isArray(value)) {
      for (const [key, item] of value.entries()) walk(item, index, { up: at, key });
      return;
    }
    if (!isObject(value)) return;
    const segment = path[index];
    if (segment === undefined) {
      found.push({ object: value, at });
    } else if (segment === '@') {
      walk(value, index + 1, at);
    } else if ('Field' in segment) {
      walk(value[segment.Field], index + 1, { up: at, key: segment.Field });
    } else if (segment.TypeCondition.some((condition) => types.fulfils(value.__typename, condition))) {
      walk(value, index + 1, at);
    }
  };
  walk(data, 0, null);
  return found;
}

/** The location written out, as `errors[].path` has it. */
export function pathOf(location: Location | null): (string | number)[] {
  const path: (string | number)[] = [];
  for (let step = location; step !== null; step = step.up) path.push(step.key);
  return path.reverse();
}
