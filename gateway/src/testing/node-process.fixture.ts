/**
 * A node of the network as a process of its own: `node node-process.fixture.ts <name>`. Serves the subgraphs network,
 * staffing and reporting under /<subgraph>/graphql, checks the gateway's signature as subgraphs do, and says in every
 * answer which node gave it. Runs by type stripping, so it imports packages only.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';

const node = process.argv[2] ?? 'nameless';
const secret = process.env.METODNET_GATEWAY_SECRET ?? '';
const definitions = JSON.parse(process.env.DEFINITIONS ?? '{}') as Record<string, string>;

/** What the last requests said of their callers. */
interface Heard {
  readonly authorization: string | undefined;
  readonly language: string | undefined;
  readonly key: string | undefined;
  readonly trace: string | undefined;
}
const home = ({ id }: { id: string }) => ({ id, home: node });
const resolvers: Readonly<Record<string, unknown>> = {
  network: {
    Query: {
      unit: (_: unknown, { id }: { id: string }) => home({ id }),
      units: (_: unknown, { ids }: { ids: string[] }) => ids.map((id) => home({ id })),
      whoAmI: (_: unknown, __: unknown, { authorization }: Heard) => authorization ?? null,
    },
    Mutation: { renameUnit: (_: unknown, { input }: { input: { unit: string } }) => home({ id: input.unit }) },
    Unit: {
      __resolveReference: home,
      seen: (_: unknown, __: unknown, { language, key }: Heard) => `${node} ${language} ${key ?? '-'}`,
      trace: (_: unknown, __: unknown, { trace }: Heard) => trace ?? null,
      budget: () => 7,
      plan: () => 'a plan',
    },
  },
  staffing: {
    Query: { people: (_: unknown, { unit }: { unit: string }) => [home({ id: unit })] },
    Person: { __resolveReference: home, unit: () => ({ id: 'ru-x' }) },
  },
  reporting: {
    Query: {
      rows: (_: unknown, { ids }: { ids: string[] }) => ids.map((id, figure) => ({ person: { id }, figure })),
      total: () => 42,
      slow: (_: unknown, { ms }: { ms: number }) => new Promise((resolve) => setTimeout(() => resolve(ms), ms)),
    },
  },
};

const schemas = new Map<string, GraphQLSchema>(
  Object.entries(definitions).map(([name, sdl]) => [
    name,
    buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers[name] as never }]),
  ]),
);

function isSigned(request: IncomingMessage, body: string): boolean {
  const [, time = '', digest = ''] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['x-metodnet-signature'])) ?? [];
  const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest();
  return Math.abs(Date.now() - Number(time)) < 60_000 && timingSafeEqual(expected, Buffer.from(digest, 'hex'));
}

const counts: Record<string, number> = {};
const server = createServer(async (request, response) => {
  if (request.url === '/counts') return response.end(JSON.stringify(counts));
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const subgraph = request.url?.split('/')[1] ?? '';
  const schema = schemas.get(subgraph);
  if (!schema || !isSigned(request, body)) return response.writeHead(401).end('no');
  counts[subgraph] = (counts[subgraph] ?? 0) + 1;
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
  const { authorization, 'accept-language': language, 'idempotency-key': key, traceparent: trace } = request.headers;
  const contextValue = { authorization, language, key, trace };
  const answer = await execute({ schema, document: parse(query), variableValues: variables, contextValue });
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ ready: true, port: (server.address() as AddressInfo).port })}\n`);
});
