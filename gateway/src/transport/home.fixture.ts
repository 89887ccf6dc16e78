import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultTransport, type Outcome, type Outgoing, SubgraphClient } from './subgraph-client.js';

export type Behave = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** What a test says of the home, and sees of it. */
interface Scene {
  behave: Behave;
  calls: number;
  client: SubgraphClient;
  seen: Outcome[];
}

/** A home that behaves as each test wants it, and a client with little patience. */
export function aHome() {
  const at = {} as Scene;
  let url: string;
  const server = createServer(async (request, response) => {
    at.calls++;
    let body = '';
    for await (const chunk of request) body += chunk;
    at.behave(request, response, body);
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    // Each test has a home of its own: the breaker and the budget belong to the address.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${Math.random()}`;
    at.calls = 0;
    at.seen = [];
    at.client = new SubgraphClient(
      {
        ...defaultTransport,
        secret: 's',
        timeoutMs: 1000,
        responseBytes: 10_000,
        breaker: { failures: 5, withinMs: 10_000, openMs: 300 },
        absence: { ms: 300, callers: 3 },
      },
      (_, outcome) => at.seen.push(outcome),
    );
  });
  afterEach(() => at.client.close());
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const home = () => ({ node: 'n', subgraph: 's', url });
  const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
    body: '{"query":"{a}"}',
    headers: {},
    operation: 'query',
    deadline: Date.now() + 10_000,
    shareKey: null,
    leaving: null,
    ...more,
  });
  return { at, home, outgoing };
}

export const answering =
  (text: string, status = 200): Behave =>
  (_, response) =>
    void response.writeHead(status).end(text);
export const sound = answering('{"data":{"a":1}}');
