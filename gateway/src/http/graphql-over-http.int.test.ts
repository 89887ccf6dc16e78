import { serverAudits } from 'graphql-http';
import { addressesOf, aGateway, aNode, type NodeProcess } from '../testing/network.fixture.js';

let node: NodeProcess;
let gateway: Awaited<ReturnType<typeof aGateway>>;

beforeAll(async () => {
  node = await aNode('local');
  gateway = await aGateway({ nodes: { local: addressesOf(node.origin) }, owners: {}, units: {}, default: 'local' });
});
afterAll(async () => {
  await gateway.stop();
  node.child.kill('SIGKILL');
});

describe('Speaking GraphQL over HTTP', () => {
  /** The audit asks as a valid caller: without a token everything is 401. */
  const audits = serverAudits({
    url: () => gateway.url,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...(init.headers as object), authorization: `Bearer ${gateway.token}` } }),
  });

  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});
