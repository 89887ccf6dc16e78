import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { addressesOf, aGateway, aNode, type NodeProcess } from '../testing/network.fixture.js';

jest.setTimeout(90_000);

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

/** Sends a piece every 200 ms for as long as the connection lasts; what came back. */
function dribble(first: string, piece: string): Promise<string> {
  const { hostname, port } = new URL(gateway.url);
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(Number(port), hostname);
    const timer = setInterval(() => piece !== '' && socket.writable && socket.write(piece), 200);
    socket
      .on('connect', () => socket.write(first))
      .on('data', (chunk: Buffer) => {
        heard += chunk.toString();
      })
      .on('error', () => undefined)
      .on('close', () => {
        clearInterval(timer);
        resolve(heard);
      });
  });
}

const head = () =>
  `POST /graphql HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer ${gateway.token}\r\ncontent-type: application/json\r\n`;

describe('A client that takes its time', () => {
  it('loses its connection, with 408 where it has begun, and holds nobody up meanwhile', async () => {
    const crowd = Promise.all([
      dribble('', ''),
      dribble('POST /graphql HTTP/1.1\r\n', 'x-a: b\r\n'),
      ...Array.from({ length: 200 }, () => dribble(`${head()}content-length: 100000\r\n\r\n`, ' ')),
    ]);
    let served = 0;
    let isOver = false;
    const serving = (async () => {
      for (; !isOver; await wait(100)) {
        expect((await gateway.ask('{ total }')).body.data).toEqual({ total: 42 });
        served++;
      }
    })();
    const heard = await crowd;
    isOver = true;
    await serving;
    expect(heard.map((text) => /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? text)).toEqual(Array(202).fill('408'));
    expect(served).toBeGreaterThan(10);
  });

  it('or stays in the middle of an answer is let go of, and its slot is free', async () => {
    const { hostname, port } = new URL(gateway.url);
    const body = JSON.stringify({ query: '{ slow(ms: 300) }' });
    const left = await Promise.all(
      Array.from({ length: 150 }, async () => {
        const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
        socket.on('error', () => undefined);
        await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
        socket.write(`${head()}content-length: ${body.length}\r\n\r\n${body}`);
        return socket;
      }),
    );
    await wait(50);
    for (const [index, socket] of left.entries()) {
      if (index % 3 === 0) socket.resetAndDestroy();
      else if (index % 3 === 1) socket.end();
      else socket.pause();
    }
    for (let tries = 0; ; tries++) {
      const metrics = await (await fetch(gateway.url.replace('/graphql', '/metrics'))).text();
      if (/metodnet_gateway_requests_working 0\n/.test(metrics)) break;
      if (tries > 200) throw new Error('Its slots are still taken');
      await wait(50);
    }
    for (const socket of left) socket.destroy();
    expect((await gateway.ask('{ total }')).body.data).toEqual({ total: 42 });
  });
});
