import type { FetchNodePathSegment, InputRewrite, OutputRewrite } from '@graphql-hive/router-query-planner';
import type { TypeConditions } from '../supergraph/supergraph.js';
import { isObject, type JsonObject } from './json.js';

type Rewrite = InputRewrite | OutputRewrite;

/**
 * Applies the plan's rewrites in place: a renamed key gives a value the name that the caller asked for (the planner had
 * to alias it where two types disagree about a name), a set value gives a representation the type that a subgraph knows.
 */
export function rewrite(value: unknown, rewrites: readonly Rewrite[], types: TypeConditions): void {
  for (const one of rewrites) {
    if ('KeyRenamer' in one) {
      const { path, renameKeyTo } = one.KeyRenamer;
      atEnd(value, path, types, (object, key) => {
        if (!Object.hasOwn(object, key)) return;
        object[renameKeyTo] = object[key];
        delete object[key];
      });
    } else {
      const { path, setValueTo } = 'ValueSetter' in one ? one.ValueSetter : one;
      atEnd(value, path, types, (object, key) => {
        object[key] = setValueTo;
      });
    }
  }
}

function atEnd(
  value: unknown,
  path: readonly FetchNodePathSegment[],
  types: TypeConditions,
  change: (object: JsonObject, key: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) atEnd(item, path, types, change);
    return;
  }
  const [segment, ...rest] = path;
  if (!segment || !isObject(value)) return;
  if ('TypenameEquals' in segment) {
    const { __typename } = value;
    if (segment.TypenameEquals.some((name) => types.fulfils(__typename, name))) atEnd(value, rest, types, change);
  } else if (rest.length === 0) {
    change(value, segment.Key);
  } else {
    atEnd(value[segment.Key], rest, types, change);
  }
}

/** What the plan's own aliases stand for, so that the paths of errors name what the caller asked. */
export function renamedKeys(rewrites: readonly Rewrite[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const one of rewrites) {
    if (!('KeyRenamer' in one)) continue;
    const last = one.KeyRenamer.path.at(-1);
    if (last && 'Key' in last) renamed.set(last.Key, one.KeyRenamer.renameKeyTo);
  }
  return renamed;
}
