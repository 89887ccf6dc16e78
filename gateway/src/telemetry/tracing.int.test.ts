import { context, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { addressesOf, aGateway, aNode, type NodeProcess } from '../testing/network.fixture.js';

type Processor = NonNullable<NonNullable<ConstructorParameters<typeof NodeSDK>[0]>['spanProcessors']>[number];
type Told = Parameters<Processor['onEnd']>[0];

/** Spans as an exporter would be given them. */
let told: Told[] = [];
const keeping: Processor = {
  onStart: () => undefined,
  onEnd: (span) => void told.push(span),
  forceFlush: async () => undefined,
  shutdown: async () => undefined,
};
const sdk = new NodeSDK({ spanProcessors: [keeping], autoDetectResources: false });

let node: NodeProcess;
let gateway: Awaited<ReturnType<typeof aGateway>>;

beforeAll(async () => {
  sdk.start();
  node = await aNode('local');
  const local = { ...addressesOf(node.origin), ...addressesOf('http://127.0.0.1:1', ['staffing']) };
  gateway = await aGateway({ nodes: { local }, owners: {}, units: {}, default: 'local' });
});
afterAll(async () => {
  await gateway.stop();
  node.child.kill('SIGKILL');
  await sdk.shutdown();
  context.disable();
});
beforeEach(() => {
  told = [];
});

const spans = () =>
  told.map((span) => ({
    name: span.name,
    kind: span.kind,
    attributes: span.attributes,
    isError: span.status.code === SpanStatusCode.ERROR,
    parent: span.parentSpanContext?.spanId,
    id: span.spanContext().spanId,
    trace: span.spanContext().traceId,
  }));

describe('Tracing a request', () => {
  it('is one span below the caller’s, and one below it for each call; the subgraph goes on from there', async () => {
    const trace = 'a'.repeat(32);
    const { body } = await gateway.ask(
      'query Secretly($id: ID!) { unit(id: $id) { trace } people(unit: "Ivanova") { id } }',
      { id: 'Petrova' },
      { traceparent: `00-${trace}-${'b'.repeat(16)}-01` },
    );
    const [server] = spans().filter(({ kind }) => kind === SpanKind.SERVER);
    expect(server).toMatchObject({
      name: 'graphql query unit …',
      trace,
      parent: 'b'.repeat(16),
      attributes: { 'metodnet.outcome': 'partial' },
      isError: false,
    });
    const calls = spans().filter(({ kind }) => kind === SpanKind.CLIENT);
    expect(calls.map(({ parent }) => parent)).toEqual([server?.id, server?.id]);
    expect(calls.map(({ name, attributes, isError }) => [name, attributes, isError]).sort()).toEqual([
      [
        'graphql network',
        { 'metodnet.node': 'local', 'metodnet.subgraph': 'network', 'graphql.operation.type': 'query' },
        false,
      ],
      [
        'graphql staffing',
        { 'metodnet.node': 'local', 'metodnet.subgraph': 'staffing', 'graphql.operation.type': 'query' },
        true,
      ],
    ]);
    const asked = calls.find(({ name }) => name === 'graphql network');
    expect(body.data?.unit).toEqual({ trace: `00-${trace}-${asked?.id}-01` });
    expect(JSON.stringify(spans())).not.toMatch(/Petrova|Ivanova/);
  });

  it('says how a refusal was called', async () => {
    await gateway.ask('{ totl }');
    expect(spans()).toEqual([
      expect.objectContaining({ name: 'graphql', attributes: { 'metodnet.outcome': 'GRAPHQL_VALIDATION_FAILED' } }),
    ]);
  });
});
