import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import type { TypeConditions } from '../supergraph/supergraph.js';
import { isObject, type JsonObject } from './json.js';

/**
 * What a subgraph has to be told of an object to know which it is (its key, and what `@requires` needs). Null when
 * something of that was not brought, because it is missing or its subgraph did not answer: then there is nothing to ask.
 */
export function representationOf(
  entity: JsonObject,
  requires: readonly RequiresSelection[],
  types: TypeConditions,
): JsonObject | null {
  const representation = select(entity, requires, types);
  return representation && Object.keys(representation).length > 1 ? representation : null;
}

function select(
  object: JsonObject,
  selections: readonly RequiresSelection[],
  types: TypeConditions,
): JsonObject | null {
  const { __typename } = object;
  const selected: JsonObject = __typename === undefined ? {} : { __typename };
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      if (!types.fulfils(__typename, selection.typeCondition)) continue;
      const inner = select(object, selection.selections, types);
      if (!inner) return null;
      Object.assign(selected, inner);
    } else if (selection.kind === 'Field' && selection.name !== '__typename') {
      // An alias is the field's real name: the value stands under the plan's own alias.
      const name = selection.alias ?? selection.name;
      const value = selectIn(object[selection.name], selection.selections ?? [], types);
      if (value === undefined) return null;
      selected[name] = value;
    }
  }
  return selected;
}

/** Undefined when something of it is missing. */
function selectIn(value: unknown, selections: readonly RequiresSelection[], types: TypeConditions): unknown {
  if (selections.length === 0) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => selectIn(item, selections, types));
    return items.includes(undefined) ? undefined : items;
  }
  if (!isObject(value)) return value;
  return select(value, selections, types) ?? undefined;
}
