import { request as httpRequest } from 'node:http';
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

const get = (query: string, headers: Record<string, string> = {}) => fetch(`${gateway.url}?${query}`, { headers });
const authorised = () => ({ authorization: `Bearer ${gateway.token}` });
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return errors[0]?.extensions.code;
};

describe('Refusing what is not a sound request', () => {
  it('a body over 256 KB, and lives on', async () => {
    const { status, body } = await gateway.ask('{ total }', { padding: 'x'.repeat(12 * 1024 * 1024) });
    expect(status).toBe(413);
    expect(body.errors?.[0]).toEqual({
      message: 'The body is larger than 262144 bytes.',
      extensions: { code: 'PAYLOAD_TOO_LARGE', limit: 262144 },
    });
    expect((await gateway.ask('{ total }')).body.data).toEqual({ total: 42 });
  });

  it.each([
    ['two operations in one request', [{ query: '{ total }' }, { query: '{ total }' }], 400, 'BATCHING_NOT_SUPPORTED'],
    ['half a body', '{"query":"{ to', 400, 'BAD_REQUEST'],
    ['a number', '42', 400, 'BAD_REQUEST'],
    ['no operation', {}, 400, 'BAD_REQUEST'],
    ['variables that are a list', { query: '{ total }', variables: [] }, 400, 'BAD_REQUEST'],
    ['no GraphQL', { query: '{ total' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ totl }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown name', { query: 'query A { total }', operationName: 'B' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['an unknown hash', { documentId: 'sha256:00' }, 400, 'PERSISTED_QUERY_NOT_FOUND'],
  ])('%s', async (_, sent, status, code) => {
    const asked = await gateway.post(sent);
    expect([asked.status, asked.body.errors?.[0]?.extensions.code]).toEqual([status, code]);
    expect(asked.body).not.toHaveProperty('data');
  });

  it('tells each fault where it stands, and suggests nothing to someone who guesses', async () => {
    const { body } = await gateway.ask('{ totl units(ids: [], frst: 1) { hom } }');
    const at = (column: number) => ({
      locations: [{ line: 1, column }],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(body.errors).toEqual([
      { message: 'Cannot query field "totl" on type "Query".', ...at(3) },
      { message: 'Unknown argument "frst" on field "Query.units".', ...at(23) },
      { message: 'Cannot query field "hom" on type "Unit".', ...at(34) },
    ]);
  });

  it('tells of many faults the first five, and that there are more', async () => {
    const { body } = await gateway.ask('{ a b c d e f g }');
    expect(body.errors?.map(({ message }) => message)).toEqual([
      ...['a', 'b', 'c', 'd', 'e'].map((name) => `Cannot query field "${name}" on type "Query".`),
      'Too many validation errors, error limit reached. Validation aborted.',
    ]);
  });

  it('tells where the syntax breaks off, and which variables do not fit', async () => {
    const broken = await gateway.ask('{\n  total');
    expect(broken.body.errors?.map(({ locations }) => locations)).toEqual([[{ line: 2, column: 8 }]]);
    const misfit = await gateway.ask('query ($ids: [ID!]!, $ms: Int!) { units(ids: $ids) { id } slow(ms: $ms) }', {
      ids: [true],
      ms: 'x',
    });
    expect(misfit.body.errors?.map(({ message }) => message)).toEqual([
      'Variable "$ids[0]": The value does not fit the type "ID".',
      'Variable "$ms": The value does not fit the type "Int".',
    ]);
  });

  it.each([
    ['text/plain', {}],
    ['application/x-www-form-urlencoded', {}],
    ['application/json; charset=utf-16', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
  ])('a body that is %s %j', async (type, headers) => {
    const { status, body } = await gateway.post('{"query":"{ total }"}', { 'content-type': type, ...headers });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('an answer that it does not have', async () => {
    expect((await gateway.ask('{ total }', {}, { accept: 'text/html' })).status).toBe(406);
  });

  it('a change by GET', async () => {
    const response = await get(
      `query=${encodeURIComponent('mutation { renameUnit(input: { unit: "a", name: "b" }) { id } }')}`,
      authorised(),
    );
    expect([response.status, response.headers.get('allow'), await codeOf(response)]).toEqual([
      405,
      'POST',
      'METHOD_NOT_ALLOWED',
    ]);
  });

  it('a GET with a media type that a page of another site can send', async () => {
    const response = await get('query={total}', { ...authorised(), 'content-type': 'message/rfc822' });
    expect([response.status, await codeOf(response)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('an address that is not there', async () => {
    const response = await fetch(gateway.url.replace('/graphql', '/admin'));
    expect([response.status, await codeOf(response)]).toEqual([404, 'NOT_FOUND']);
  });

  it('in the language of the caller, Russian by default', async () => {
    const { body } = await gateway.ask(
      '{ total }',
      {},
      { accept: 'text/html', 'accept-language': 'de, en;q=0.3, ru;q=0.9' },
    );
    expect(body.errors?.[0]?.message).toBe('Ответ бывает application/graphql-response+json или application/json.');
  });
});

describe('Anonymous callers', () => {
  let open: Awaited<ReturnType<typeof aGateway>>;
  beforeAll(async () => {
    const placement = { nodes: { local: addressesOf(node.origin) }, owners: {}, units: {}, default: 'local' };
    open = await aGateway(placement, { anonymous: true });
  });
  afterAll(() => open.stop());

  it('are served where the operator allows it, what is open to everyone', async () => {
    const response = await fetch(open.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: '{ unit(id: "ru-x") { id budget } }' }),
    });
    expect(await response.json()).toMatchObject({
      data: { unit: { id: 'ru-x', budget: null } },
      errors: [{ path: ['unit', 'budget'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
    });
  });

  it('cannot be made to send a GET by a page of another site', async () => {
    const plain = await fetch(`${open.url}?query={total}`);
    expect([plain.status, await codeOf(plain)]).toEqual([400, 'CSRF_PREVENTED']);
    const asked = await fetch(`${open.url}?query={total}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(await asked.json()).toMatchObject({ data: { total: 42 } });
  });

  it('may not read the schema', async () => {
    const asked = await fetch(`${open.url}?query={__schema{types{name}}}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect([asked.status, await codeOf(asked)]).toEqual([403, 'INTROSPECTION_DISABLED']);
  });
});

describe('Telling of itself', () => {
  it('answers probes and counts operations by what they ask for, whatever they are called', async () => {
    await gateway.ask('query Total { total }');
    await gateway.ask('{ total }', {}, { authorization: '' });
    const origin = new URL(gateway.url).origin;
    expect((await fetch(`${origin}/livez`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${origin}/metrics`)).text();
    expect(metrics).toMatch(/metodnet_gateway_operation_seconds_count\{operation="query total",outcome="ok"\} [1-9]/);
    expect(metrics).toMatch(/operation_seconds_count\{operation="\(refused\)",outcome="UNAUTHENTICATED"\} 1/);
    expect(metrics).toMatch(
      /metodnet_gateway_subgraph_seconds_count\{node="local",subgraph="reporting",outcome="answered"\}/,
    );
  });

  it.each(['ivanov-petr', '89131234567', 'abc-12345'])(
    'takes no correlation id that may tell of somebody: %s',
    async (id) => {
      const { headers } = await gateway.ask('{ total }', {}, { 'x-correlation-id': id });
      expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f]{8}-/);
    },
  );

  it('keeps the caller’s correlation id, and passes caller, language and key on', async () => {
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const { headers, body } = await gateway.ask(
      'mutation { renameUnit(input: { unit: "ru-x", name: "n" }) { seen } }',
      {},
      { 'x-correlation-id': id, 'idempotency-key': 'once' },
    );
    expect(headers.get('x-correlation-id')).toBe(id);
    expect(body.data).toEqual({ renameUnit: { seen: 'local en once' } });
    expect((await gateway.ask('{ whoAmI }')).body.data).toEqual({ whoAmI: `Bearer ${gateway.token}` });
  });

  it('gives each of several changes a key of its own', async () => {
    const change = 'renameUnit(input: { unit: "ru-x", name: "n" }) { seen }';
    const { body } = await gateway.ask(`mutation { a: ${change} b: ${change} }`, {}, { 'idempotency-key': 'once' });
    expect(body.data).toEqual({ a: { seen: 'local en once/a' }, b: { seen: 'local en once/b' } });
  });

  it('answers introspection to those it knows', async () => {
    const { body } = await gateway.ask('{ __type(name: "Row") { fields { name } } total }');
    expect(body.data).toEqual({ __type: { fields: [{ name: 'person' }, { name: 'figure' }] }, total: 42 });
  });
});

describe('Too much at once', () => {
  it('works at 64 requests, lets 64 wait, and sends the rest away at once', async () => {
    const patient = await aGateway(
      { nodes: { local: addressesOf(node.origin) }, owners: {}, units: {}, default: 'local' },
      { subgraphTimeoutMs: 10_000, deadlineMs: 20_000 },
    );
    // Each asks for another time, so that no two share a call; long enough for all to come while the first are at work.
    const asked = await Promise.all(
      Array.from({ length: 140 }, (_, index) =>
        patient.ask('query($ms: Int!) { slow(ms: $ms) }', { ms: 5000 + index }),
      ),
    );
    const refused = asked.filter(({ status }) => status === 503);
    expect(refused).toHaveLength(140 - 128);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(refused[0]?.body.errors?.[0]?.extensions.code).toBe('OVERLOADED');
    expect(asked.filter(({ body }) => typeof body.data?.slow === 'number')).toHaveLength(128);
    await patient.stop();
  }, 30_000);

  it('of one caller is sent away, whatever tokens it brings; others are served meanwhile', async () => {
    const placement = { nodes: { local: addressesOf(node.origin) }, owners: {}, units: {}, default: 'local' };
    const fair = await aGateway(placement, { subgraphTimeoutMs: 10_000, deadlineMs: 20_000, requestsPerCaller: 10 });
    const as = async (sub: string) => ({ authorization: `Bearer ${await fair.issuer.token({ sub })}` });
    const slow = (headers: Record<string, string>, ms: number) =>
      fair.ask('query($ms: Int!) { slow(ms: $ms) }', { ms }, headers);
    const greedy = await Promise.all([as('greedy'), as('greedy')]);
    const asked = Promise.all(Array.from({ length: 30 }, (_, index) => slow(greedy[index % 2] ?? {}, 3000 + index)));
    const modest = await slow(await as('modest'), 10);
    expect(modest.body.data).toEqual({ slow: 10 });
    const refused = (await asked).filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(20);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect([refused[0]?.status, refused[0]?.body.errors]).toEqual([
      429,
      [
        {
          message: 'You have more than 10 requests under way: wait for their answers.',
          extensions: { code: 'TOO_MANY_REQUESTS', limit: 10 },
        },
      ],
    ]);
    expect((await slow(greedy[0] ?? {}, 5)).body.data).toEqual({ slow: 5 });
    await fair.stop();
  }, 30_000);
});

describe('Stopping', () => {
  it('finishes what is under way, takes nothing new, and closes idle connections', async () => {
    const placement = { nodes: { local: addressesOf(node.origin) }, owners: {}, units: {}, default: 'local' };
    const stopping = await aGateway(placement);
    await stopping.ask('{ total }');
    const underWay = stopping.ask('{ slow(ms: 300) }');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = stopping.stop();
    expect((await underWay).body.data).toEqual({ slow: 300 });
    await stopped;
    await expect(stopping.ask('{ total }')).rejects.toThrow();
  });

  it('says that it is not ready and asks its clients to leave, for as long as it is told to', async () => {
    const placement = { nodes: { local: addressesOf(node.origin) }, owners: {}, units: {}, default: 'local' };
    const stopping = await aGateway(placement, { drainMs: 500 });
    const readiness = stopping.url.replace('/graphql', '/readyz');
    expect([(await fetch(readiness)).status, (await stopping.ask('{ total }')).headers.get('connection')]).toEqual([
      200,
      'keep-alive',
    ]);
    const stopped = stopping.stop();
    const ready = await fetch(readiness);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'stopping' }]);
    const { headers, body } = await stopping.ask('{ total }');
    expect([body.data, headers.get('connection')]).toEqual([{ total: 42 }, 'close']);
    await stopped;
  });

  it('does not answer two requests smuggled as one', async () => {
    const { hostname, port } = new URL(gateway.url);
    const status = await new Promise<number>((resolve) => {
      const request = httpRequest({
        hostname,
        port,
        path: '/graphql',
        method: 'POST',
        headers: { 'content-length': ['3', '4'] as never },
      });
      request.on('response', (response) => resolve(response.statusCode ?? 0)).on('error', () => resolve(400));
      request.end('{}');
    });
    expect(status).toBe(400);
  });
});
