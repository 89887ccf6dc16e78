import type { EntityFetch, Lookup } from '../planning/plan.js';
import { copyOf, isObject, type JsonObject, mergeInto } from './json.js';
import { representationOf } from './representation.js';
import { renamedKeys, rewrite } from './rewrites.js';
import type { Run } from './run.js';
import type { SubgraphAnswer, SubgraphError } from './subgraph-call.js';
import { pathOf, type Target, targetsAt } from './targets.js';

/** What one `_entities` list may hold; subgraphs refuse more. */
const MOST_REPRESENTATIONS = 1000;

/** One entity that is asked for, and every place of the answer where it stands. */
interface Wanted {
  /** Its representation as JSON: equal ones are asked for once. */
  readonly text: string;
  readonly targets: Target[];
}

/** What one home is asked for, lookup by lookup. */
type Batch = readonly (readonly Wanted[])[];

/** Asks for more about objects that are there already: one call to each home that has some of them. */
export async function fetchEntities(run: Run, fetch: EntityFetch, stage: string): Promise<void> {
  const calls: Promise<void>[] = [];
  for (const [node, batch] of batchesOf(run, fetch)) {
    const longest = Math.max(...batch.map(({ length }) => length));
    for (let from = 0; from < longest; from += MOST_REPRESENTATIONS) {
      const slice = batch.map((wanted) => wanted.slice(from, from + MOST_REPRESENTATIONS));
      calls.push(fetchBatch(run, fetch, node, slice, stage));
    }
  }
  await Promise.all(calls);
}

function batchesOf(run: Run, { subgraph, lookups }: EntityFetch): ReadonlyMap<string, Batch> {
  const { types, nodeOf } = run.options;
  const batches = new Map<string, Wanted[][]>();
  for (const [index, { paths, requires, inputRewrites }] of lookups.entries()) {
    const known = new Map<string, Wanted>();
    for (const target of paths.flatMap((path) => targetsAt(run.data, path, types))) {
      const representation = representationOf(target.object, requires, types);
      if (!representation) continue;
      rewrite(representation, inputRewrites, types);
      const text = JSON.stringify(representation);
      let wanted = known.get(text);
      if (!wanted) {
        wanted = { text, targets: [] };
        known.set(text, wanted);
        const node = nodeOf(subgraph, typeof representation.id === 'string' ? representation.id : null);
        const batch = batches.get(node) ?? lookups.map(() => []);
        batches.set(node, batch);
        batch[index]?.push(wanted);
      }
      wanted.targets.push(target);
    }
  }
  return batches;
}

async function fetchBatch(run: Run, fetch: EntityFetch, node: string, batch: Batch, stage: string): Promise<void> {
  const { subgraph, lookups } = fetch;
  const representations = lookups.map(
    ({ variable }, index) => `"${variable}":[${(batch[index] ?? []).map(({ text }) => text).join()}]`,
  );
  const body = `{"query":${fetch.quoted},"variables":{${run.variablesText(fetch.variables)}${representations.join()}}}`;
  const asked = lookups.map(({ key }, index) => ({ key, entities: batch[index]?.length ?? 0 }));
  const answer = await run.options.send({ subgraph, node, operation: 'query', body, asked, stage });
  for (const [index, lookup] of lookups.entries()) settle(run, subgraph, lookup, batch[index] ?? [], answer);
}

function settle(run: Run, subgraph: string, lookup: Lookup, batch: readonly Wanted[], answer: SubgraphAnswer): void {
  if (!answer.available) {
    for (const { targets } of batch)
      atEveryField(run, lookup, targets, (path) => run.reportUnavailable(subgraph, path));
    return;
  }
  const entities = answer.data?.[lookup.key];
  for (const [index, { targets }] of batch.entries()) {
    const entity = Array.isArray(entities) ? entities[index] : null;
    if (isObject(entity)) fill(run, lookup, targets, entity);
  }
  for (const error of answer.errors) place(run, lookup, batch, error);
}

function fill(run: Run, { outputRewrites }: Lookup, targets: readonly Target[], entity: JsonObject): void {
  const { types } = run.options;
  rewrite(entity, outputRewrites, types);
  for (const [index, { object }] of targets.entries()) mergeInto(object, index === 0 ? entity : copyOf(entity), types);
}

/** Moves an error from `_entities[i].…` to every place of the answer where that entity stands. */
function place(run: Run, lookup: Lookup, batch: readonly Wanted[], error: SubgraphError): void {
  const [key, index, ...rest] = error.path ?? [lookup.key];
  if (key !== lookup.key) return;
  const about = typeof index === 'number' ? batch.slice(index, index + 1) : batch;
  const renamed = renamedKeys(lookup.outputRewrites);
  const inner = rest.map((step) => renamed.get(String(step)) ?? step);
  for (const { targets } of about) {
    if (inner.length === 0) atEveryField(run, lookup, targets, (path) => run.report(error, path));
    else for (const { at } of targets) run.report(error, [...pathOf(at), ...inner]);
  }
}

/** What failed as a whole failed in each field that it should have brought. */
function atEveryField(
  run: Run,
  { fields }: Lookup,
  targets: readonly Target[],
  report: (path: (string | number)[]) => void,
): void {
  for (const { object, at } of targets) {
    const path = pathOf(at);
    for (const [type, keys] of fields) {
      if (!run.options.types.fulfils(object.__typename, type)) continue;
      for (const key of keys) if (key !== '__typename') report([...path, key]);
    }
  }
}
