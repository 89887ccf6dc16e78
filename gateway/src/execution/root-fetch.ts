import { Kind, valueFromASTUntyped } from 'graphql';
import { type RootField, withRootFields } from '../planning/fetched-fields.js';
import type { PlaceArgument } from '../planning/place-arguments.js';
import type { RootFetch } from '../planning/plan.js';
import { isObject, mergeInto } from './json.js';
import { renamedKeys, rewrite } from './rewrites.js';
import type { Run } from './run.js';

/** Asks for root fields, each at the home of the unit that it is about; fields of one home go together. */
export async function fetchRoots(run: Run, fetch: RootFetch, stage: string): Promise<void> {
  const byNode = new Map<string, RootField[]>();
  for (const field of fetch.fields) {
    const node = run.options.nodeOf(fetch.subgraph, placeOf(field, run.options.circumstances.variables));
    byNode.set(node, [...(byNode.get(node) ?? []), field]);
  }
  await Promise.all([...byNode].map(([node, fields]) => fetchFrom(run, fetch, node, fields, stage)));
}

async function fetchFrom(
  run: Run,
  fetch: RootFetch,
  node: string,
  fields: readonly RootField[],
  stage: string,
): Promise<void> {
  const { subgraph, operation, outputRewrites } = fetch;
  const { quoted, variables } = fields.length === fetch.fields.length ? fetch : partOf(fetch, fields);
  const given = run.variablesText(variables).slice(0, -1);
  const body = `{"query":${quoted},"variables":{${given}}}`;
  const asked = fields.map(({ key }) => ({ key, entities: null }));
  const answer = await run.options.send({ subgraph, node, operation, body, asked, stage });

  if (!answer.available) {
    const mayHaveChanged = operation === 'mutation' && answer.mayBeDone;
    for (const { key } of fields) run.reportUnavailable(subgraph, [key], mayHaveChanged);
    return;
  }
  if (answer.data) {
    rewrite(answer.data, outputRewrites, run.options.types);
    mergeInto(run.data, answer.data, run.options.types);
  }
  const renamed = renamedKeys(outputRewrites);
  for (const error of answer.errors) {
    if (error.path)
      run.report(
        error,
        error.path.map((key) => renamed.get(String(key)) ?? key),
      );
    else for (const { key } of fields) run.report(error, [key]);
  }
}

/** The unit or record that a root field names in its arguments; of a list the first. */
function placeOf({ places }: RootField, variables: Readonly<Record<string, unknown>>): string | null {
  for (const place of places) {
    const given = givenTo(place, variables);
    const value = Array.isArray(given) ? given[0] : given;
    if (typeof value === 'string') return value;
  }
  return null;
}

function givenTo({ value, within }: PlaceArgument, variables: Readonly<Record<string, unknown>>): unknown {
  const given =
    value.kind === Kind.VARIABLE ? variables[value.name.value] : valueFromASTUntyped(value, { ...variables });
  if (within === null) return given;
  return isObject(given) ? given[within] : null;
}

interface Part {
  readonly quoted: string;
  readonly variables: readonly string[];
}
const parts = new WeakMap<RootFetch, Map<string, Part>>();

/** Of many fields there are more parts than memory: the first in are the first out. */
const MOST_PARTS = 16;

/** The fetch with only some of its fields; remembered, since the same callers ask for the same places again. */
function partOf(fetch: RootFetch, fields: readonly RootField[]): Part {
  const known = parts.get(fetch) ?? new Map<string, Part>();
  parts.set(fetch, known);
  const keys = fields.map(({ key }) => key);
  const name = keys.join();
  let part = known.get(name);
  if (!part) {
    const { text, variables } = withRootFields(fetch.text, new Set(keys));
    part = { quoted: JSON.stringify(text), variables };
    known.set(name, part);
    const [oldest] = known.keys();
    if (known.size > MOST_PARTS && oldest !== undefined) known.delete(oldest);
  }
  return part;
}
