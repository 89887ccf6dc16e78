import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { SERVICES } from '@metodnet/testing/suite';
import { repeat } from './grounds.js';
import { raw, statusOf } from './raw.js';
import { besiege, DOORS, type Siege } from './siege.js';
import type { Heard, Sent } from './target.js';

let siege: Siege;
beforeAll(async () => {
  siege = await besiege();
}, 120_000);
afterAll(() => siege?.end(), 60_000);
afterEach(() => siege.mustHold());

const TYPENAME = '{"query":"{ __typename }"}';
const GET = { method: 'GET', path: '/graphql?query=%7B__typename%7D' };
const type = (name: string) => ({ headers: { 'content-type': name } });

/** What is sent, the status at the gateway, at a subgraph. */
const cases: readonly (readonly [string, Sent, number, number])[] = [
  ['Q15 a list of operations', { body: `[${TYPENAME},${TYPENAME}]` }, 400, 400],
  ['Q15 an empty list', { body: '[]' }, 400, 400],
  ['Q16 text/plain', { body: TYPENAME, ...type('text/plain') }, 415, 415],
  ['Q16 a form', { body: 'query={__typename}', ...type('application/x-www-form-urlencoded') }, 415, 415],
  ['Q16 a form with files', { body: TYPENAME, ...type('multipart/form-data; boundary=x') }, 415, 415],
  ['Q16 a GET as a page of another site sends it', { ...GET, token: null, ...type('text/plain') }, 401, 405],
  ['Q16 a GET of message/rfc822', { ...GET, ...type('message/rfc822') }, 415, 405],
  [
    'Q17 a change by GET',
    {
      ...GET,
      path: '/graphql?query=mutation%7BcloseUnit(input:%7Bid:%22a%22,closedOn:%222026-01-01%22%7D)%7B__typename%7D%7D',
      headers: { 'apollo-require-preflight': '1' },
    },
    405,
    405,
  ],
  ['a PUT', { method: 'PUT', body: TYPENAME }, 404, 405],
  ['a DELETE', { method: 'DELETE', body: TYPENAME }, 404, 405],
  ['Q25 half of a JSON', { body: '{"query":"{ __type' }, 400, 400],
  ['Q25 no JSON', { body: '\u0000\u0001' }, 400, 400],
  ['Q25 null', { body: 'null' }, 400, 400],
  ['Q25 UTF-16', { body: Buffer.from(TYPENAME, 'utf16le') }, 400, 400],
  [
    'Q25 UTF-16, and says so',
    { body: Buffer.from(TYPENAME, 'utf16le'), ...type('application/json; charset=utf-16') },
    415,
    415,
  ],
  ['Q25 UTF-7, and says so', { body: TYPENAME, ...type('application/json; charset=utf-7') }, 415, 415],
  [
    'Q25 a gzip bomb of 50 MB',
    { body: gzipSync(Buffer.alloc(50_000_000)), headers: { 'content-encoding': 'gzip' } },
    415,
    415,
  ],
  [
    'Q25 a bomb of JSON: 100,000 lists',
    { body: `{"query":"{__typename}","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}` },
    400,
    400,
  ],
  [
    'Q25 the same beside the variables',
    { body: `{"query":"{__typename}","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
    200,
    400,
  ],
  ['Q25 a body at the gateway’s limit', { body: padded(262_144) }, 200, 200],
  ['Q25 a byte more', { body: padded(262_145) }, 413, 200],
  [
    'Q14 a prototype in the body',
    {
      body: '{"query":"{ __typename }","variables":{"__proto__":{"polluted":1}},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    },
    200,
    200,
  ],
  ['an operation that is a number', { body: '{"query":7}' }, 400, 400],
  ['variables that are a list', { body: '{"query":"{ __typename }","variables":[]}' }, 400, 400],
  ['Q27 an answer in pieces', { body: TYPENAME, headers: { accept: 'text/event-stream' } }, 406, 406],
  ['an address that is not there', { path: '/admin', body: TYPENAME }, 404, 404],
  ['an address that climbs', { path: '/graphql/../../etc/passwd', body: TYPENAME }, 404, 404],
  ['a broken escape in the address', { ...GET, path: '/graphql?query=%E0%A4%A' }, 200, 405],
];

/** A body of so many bytes that asks for little. */
function padded(bytes: number): string {
  const text = JSON.stringify({ query: '{ __typename }', padding: '' });
  return text.replace('""', `"${'x'.repeat(bytes - text.length)}"`);
}

describe('A broken or hostile request', () => {
  it.each(cases)('%s', async (_, sent, atGateway, atSubgraph) => {
    const heard: Heard[] = [];
    for (const door of DOORS) heard.push(await siege.target(door).send(sent));
    expect(heard.map(({ status }) => status)).toEqual([atGateway, ...SERVICES.map(() => atSubgraph)]);
    for (const { status, code } of heard) if (status !== 200) expect(code).toMatch(/^[A-Z_]+$/);
  });
});

describe('Q25 a body of 12 MB', () => {
  it('is read to its end by the gateway, and refused', async () => {
    const { status, code } = await siege.gateway.send({ body: padded(12_000_000) });
    expect([status, code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('is refused by a subgraph as soon as it is announced', async () => {
    for (const { url } of Object.values(siege.subgraphs)) {
      const head =
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 12000000\r\n\r\n{';
      expect(statusOf(await raw(url, head))).toBe(413);
    }
  });
});

describe('Q25 bytes that are hardly HTTP', () => {
  const head = (lines: readonly string[]) =>
    ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...lines, '', ''].join('\r\n');
  const bytes: readonly (readonly [string, readonly string[], readonly number[]])[] = [
    [
      '10,000 headers',
      [`GET /graphql HTTP/1.1\r\nHost: x\r\n${repeat(10_000, (n) => `x-${n}: 1`, '\r\n')}\r\n\r\n`],
      [431],
    ],
    ['a header of 1 MB', [`GET /graphql HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(1_000_000)}\r\n\r\n`], [431]],
    ['two lengths', [`${head(['Content-Length: 2', 'Content-Length: 3'])}{}`], [400]],
    ['a length and chunks', [`${head(['Content-Length: 2', 'Transfer-Encoding: chunked'])}0\r\n\r\n`], [400]],
    ['a length that is negative', [`${head(['Content-Length: -1'])}{}`], [400]],
    ['chunks that lie', [`${head(['Transfer-Encoding: chunked'])}zz\r\n{}\r\n`], [400, 401]],
    ['no HTTP', ['\u0016\u0003\u0001 hello\r\n\r\n'], [400]],
    ['no host', ['POST /graphql HTTP/1.1\r\n\r\n'], [400]],
    ['a line feed in a header', [`${head(['X: a\nAuthorization: Bearer x', 'Content-Length: 2'])}{}`], [400, 401]],
    [
      'a socket for events (WebSocket)',
      [
        'GET /graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
      ],
      [401],
    ],
    ['HTTP/2 without asking', ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], [400]],
  ];
  it.each(bytes)('%s', async (_, pieces, statuses) => {
    const answers = await Promise.all(DOORS.map((door) => raw(siege.target(door).url, ...pieces)));
    for (const answer of answers) {
      expect(statuses).toContain(statusOf(answer));
      expect(answer).not.toMatch(/<html|node_modules|\bat .*:\d+:\d+/i);
    }
  });

  it('a flood of upgrades, of connections that say nothing and of bodies that dribble leaves room for others', async () => {
    const upgrade = 'GET /graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
    const slow = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{';
    const sockets: Socket[] = [];
    for (const door of DOORS) {
      const { hostname, port } = new URL(siege.target(door).url);
      for (let n = 0; n < 300; n++) {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => undefined).on('data', () => undefined);
        if (n % 3 > 0) socket.write(n % 3 === 1 ? upgrade : slow);
        sockets.push(socket);
      }
    }
    await siege.mustHold();
    for (const socket of sockets) socket.destroy();
  });
});

it('Nothing has grown', () => siege.mustNotHaveGrown());
