import { readFile } from 'node:fs/promises';
import {
  defaultLimits,
  defaultTransport,
  execute,
  hivePlanner,
  type Limits,
  Operations,
  Plans,
  Run,
  readSupergraph,
  respond,
  SubgraphClient,
} from '@metodnet/gateway/executor';
import { serveBare } from './serve.js';
import { SECRET } from './signature.js';

/** The gateway's executor alone: bare HTTP, no identity, no limits, no placement, no metrics, no log. */
const [, , supergraphPath = '', addresses = ''] = process.argv;
const urls = JSON.parse(addresses) as Record<string, string>;
const supergraph = readSupergraph(await readFile(supergraphPath, 'utf8'));
const without = Object.fromEntries(Object.keys(defaultLimits).map((name) => [name, Infinity])) as unknown as Limits;
const operations = new Operations(supergraph, without);
const plans = new Plans(hivePlanner(supergraph.sdl), supergraph.api);
const client = new SubgraphClient({ ...defaultTransport, secret: SECRET }, () => undefined);

serveBare(async (text) => {
  const { query, variables: given } = JSON.parse(text) as { query: string; variables: Record<string, unknown> };
  const operation = operations.prepare(query, null);
  const circumstances = { variables: operations.variablesOf(operation, given), denied: new Set<never>() };
  const deadline = Date.now() + 10_000;
  const run = new Run({
    circumstances,
    language: 'en',
    types: supergraph.types,
    nodeOf: () => 'local',
    send: ({ subgraph, node, body, operation: kind }) =>
      client.ask(
        { node, subgraph, url: urls[subgraph] ?? '' },
        { body, headers: {}, operation: kind, deadline, shareKey: null, leaving: null },
      ),
  });
  await execute(run, await plans.stagesOf(operation, circumstances));
  const { data, errors } = respond(operation.shape, run.data, run.errors, circumstances, 'en');
  return JSON.stringify({ ...(errors.length > 0 && { errors }), data });
});
