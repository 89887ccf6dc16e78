import { timingSafeEqual } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { subgraphs } from './network.js';
import { serveBare } from './serve.js';
import { signatureOf } from './signature.js';

/** The cheapest subgraph that checks what it must: bare HTTP, the gateway's signature, graphql-js. No identity, no database. */
const subgraph = subgraphs[process.argv[2] ?? ''];
if (!subgraph) throw new Error(`No subgraph ${process.argv[2]}`);
const schema = buildSubgraphSchema([{ typeDefs: parse(subgraph.sdl), resolvers: subgraph.resolvers as never }]);

serveBare(async (body, { headers }) => {
  const given = Buffer.from(String(headers['x-metodnet-signature']));
  const expected = Buffer.from(signatureOf(body, Number(/^t=(\d+)/.exec(String(given))?.[1]))['x-metodnet-signature']);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Error('Not signed');
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
  return JSON.stringify(await execute({ schema, document: parse(query), variableValues: variables }));
});
