import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Kind, parse } from 'graphql';

/** What may stand where a subgraph should: it has the subgraph's address and something else to say. */
export const garbage = {
  'an error page': (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works! postgres://10.1.2.3</h1>'),
  'half a JSON': (response: ServerResponse) => response.end('{"data":{"unit'),
  'no GraphQL': (response: ServerResponse) => response.end('["data", 42]'),
  'an answer without what was asked': (response: ServerResponse) => response.end('{"data":{}}'),
  '40 MB': (response: ServerResponse) => {
    response.on('error', () => undefined).write('{"data":{"a":"');
    for (let mb = 0; mb < 40 && !response.destroyed; mb++) response.write('x'.repeat(2 ** 20));
    response.end('"}}');
  },
  'status 500': (response: ServerResponse) => response.writeHead(500).end('<h1>ECONNREFUSED 10.1.2.3:5432</h1>'),
  'status 503': (response: ServerResponse) => response.writeHead(503).end('upstream connect error'),
} as const;
export type Garbage = keyof typeof garbage;

/** What it may say to each field that it is asked for. */
export const misfits = { numbers: 42, lists: [[1], 'x', null], text: '<h1>' } as const;
export type Misfit = keyof typeof misfits;

export interface StandIn {
  readonly url: string;
  /** Requests that came since it was last asked. */
  calls(): number;
  /** Says that from now on; null passes everything on to the subgraph. */
  say(what: Garbage | Misfit | null): void;
  stop(): Promise<void>;
}

/** Stands in for a subgraph at an address. */
export async function standIn(subgraph: URL): Promise<StandIn> {
  let said: Garbage | Misfit | null = null;
  let calls = 0;
  const server = createServer(async (asked, response) => {
    calls++;
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (said !== null && said in garbage) return void garbage[said as Garbage](response);
    if (said !== null) return void response.end(allOf(keysOf(body.toString()), misfits[said as Misfit]));
    const { method = 'GET', url = '/', headers } = asked;
    const onward = request({ host: subgraph.hostname, port: subgraph.port, method, path: url, headers }, (told) => {
      response.writeHead(told.statusCode ?? 502, told.headers);
      told.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    onward.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => {
      const before = calls;
      calls = 0;
      return before;
    },
    say: (what) => {
      said = what;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const allOf = (keys: readonly string[], value: unknown) =>
  JSON.stringify({ data: Object.fromEntries(keys.map((key) => [key, value])) });

/** The names under which a request wants its root fields. */
function keysOf(body: string): string[] {
  const { query } = JSON.parse(body) as { query: string };
  return parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((field) =>
          field.kind === Kind.FIELD ? [field.alias?.value ?? field.name.value] : [],
        )
      : [],
  );
}
