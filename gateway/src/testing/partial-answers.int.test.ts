import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addressesOf, aGateway, aNode, type NodeProcess } from './network.fixture.js';

const TIMEOUT_MS = 1000;
const id = 'ru-tom:00000000-0000-4000-8000-000000000001';

let node: NodeProcess;
let gateway: Awaited<ReturnType<typeof aGateway>>;
let fail: (response: ServerResponse) => void;
const failing = createServer((_, response) => fail(response));

const ways: readonly (readonly [string, (response: ServerResponse) => void])[] = [
  ['breaks the connection', (response) => void response.destroy()],
  ['is silent', () => undefined],
  ['is slow', (response) => void setTimeout(() => response.end('{"data":{}}'), TIMEOUT_MS + 2000)],
  ['answers garbage', (response) => void response.end('{"data":')],
  ['answers 500', (response) => void response.writeHead(500).end('<h1>ECONNREFUSED 10.1.2.3:5432</h1>')],
];

beforeAll(async () => {
  node = await aNode('local');
  await new Promise<void>((resolve) => failing.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  node.child.kill('SIGKILL');
  failing.closeAllConnections();
  failing.close();
});

describe.each(['network', 'staffing', 'reporting'])('When %s', (subgraph) => {
  beforeAll(async () => {
    const origin = `http://127.0.0.1:${(failing.address() as AddressInfo).port}`;
    const local = { ...addressesOf(node.origin), ...addressesOf(origin, [subgraph]) };
    gateway = await aGateway(
      { nodes: { local }, owners: {}, units: {}, default: 'local' },
      { subgraphTimeoutMs: TIMEOUT_MS },
    );
  });
  afterAll(() => gateway.stop());

  it.each(ways)('%s, the rest is answered in time and the missing part is named', async (_, behave) => {
    fail = behave;
    const begun = performance.now();
    const { status, body } = await gateway.ask(
      'query($id: ID!) { whoAmI people(unit: "ru-tom") { id } total unit(id: "ru-tom") { home } rows(ids: [$id]) { figure } }',
      { id },
    );
    expect(performance.now() - begun).toBeLessThan(TIMEOUT_MS + 1000);
    expect(status).toBe(200);
    const parts: Record<string, Record<string, unknown>> = {
      network: { whoAmI: `Bearer ${gateway.token}`, unit: { home: 'local' } },
      staffing: { people: [{ id: 'ru-tom' }] },
      reporting: { total: 42, rows: [{ figure: 0 }] },
    };
    const missing = Object.keys(parts[subgraph] ?? {});
    const absent = Object.fromEntries(missing.map((field) => [field, null]));
    expect(body.data).toEqual({ ...parts.network, ...parts.staffing, ...parts.reporting, ...absent });
    expect(body.errors?.map(({ path }) => path).sort()).toEqual(missing.map((field) => [field]).sort());
    expect(body.extensions?.homes).toContainEqual({ node: 'local', subgraph, status: 'UNAVAILABLE' });
    expect(JSON.stringify(body)).not.toMatch(/ECONN|10\.1|127\.0|<h1>/);
  });
});
