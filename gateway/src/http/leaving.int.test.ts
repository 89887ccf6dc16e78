import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { addressesOf, aGateway, aNode, type NodeProcess } from '../testing/network.fixture.js';

/** A staffing that takes its time, and knows who left before its answer. */
const seen = { asked: 0, left: 0 };
const slow = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  seen.asked++;
  response.once('close', () => {
    if (!response.writableFinished) seen.left++;
  });
  await wait(400);
  const [, key = ''] = /(\w+): (?:people|hire)/.exec(body) ?? [];
  response.end(JSON.stringify({ data: { [key]: [{ id: 'a', unit: { __typename: 'Unit', id: 'ru-x' } }] } }));
});

let node: NodeProcess;
let gateway: Awaited<ReturnType<typeof aGateway>>;

beforeAll(async () => {
  node = await aNode('local');
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  const staffing = addressesOf(`http://127.0.0.1:${(slow.address() as AddressInfo).port}`, ['staffing']);
  const local = { ...addressesOf(node.origin), ...staffing };
  gateway = await aGateway({ nodes: { local }, owners: {}, units: {}, default: 'local' });
});
afterAll(async () => {
  await gateway.stop();
  node.child.kill('SIGKILL');
  slow.close();
});
beforeEach(() => {
  seen.asked = 0;
  seen.left = 0;
});

/** Asks, and leaves as soon as the slow subgraph has been asked. */
async function leaveDuring(query: string): Promise<void> {
  const leaving = new AbortController();
  const asked = fetch(gateway.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: leaving.signal,
  });
  const left = expect(asked).rejects.toThrow();
  while (seen.asked === 0) await wait(10);
  leaving.abort();
  await left;
  await wait(800);
}

describe('A client that leaves before its answer', () => {
  it('ends the read at the subgraph, and what would have followed is not asked', async () => {
    const before = (await node.counts()).network ?? 0;
    await leaveDuring('{ people(unit: "ru-x") { id unit { home } } }');
    expect(seen).toEqual({ asked: 1, left: 1 });
    expect((await node.counts()).network ?? 0).toBe(before);
    const metrics = await (await fetch(gateway.url.replace('/graphql', '/metrics'))).text();
    expect(metrics).toMatch(/operation_seconds_count\{operation="query people",outcome="client-left"\} 1/);
    expect(metrics).toMatch(/subgraph_seconds_count\{node="local",subgraph="staffing",outcome="abandoned"\} 1/);
  });

  it('does not stop a change: it runs to its end', async () => {
    const before = (await node.counts()).network ?? 0;
    await leaveDuring('mutation { hire(unit: "ru-x") { id } renameUnit(input: { unit: "ru-x", name: "n" }) { id } }');
    expect(seen).toEqual({ asked: 1, left: 0 });
    expect((await node.counts()).network ?? 0).toBe(before + 1);
  });

  it('changes nothing for one who stays', async () => {
    const { body } = await gateway.ask('{ people(unit: "ru-x") { id unit { home } } }');
    expect(body.data).toEqual({ people: [{ id: 'a', unit: { home: 'local' } }] });
    expect(seen).toEqual({ asked: 1, left: 0 });
  });
});
