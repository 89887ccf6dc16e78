import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type FaultyProxy, faultyProxy } from './faulty-proxy.js';

describe('A faulty line', () => {
  let echo: Server;
  let proxy: FaultyProxy;
  let clients: Socket[];

  beforeEach(async () => {
    clients = [];
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    proxy = await faultyProxy({ port: (echo.address() as AddressInfo).port });
  });
  afterEach(async () => {
    for (const client of clients) client.destroy();
    await proxy.stop();
    await new Promise((resolve) => echo.close(resolve));
  });

  /** A connection through the proxy and what came back on it so far. */
  const dial = async () => {
    const client = createConnection({ port: proxy.port, host: proxy.host });
    clients.push(client);
    const heard = { text: '', error: null as string | null, closed: false };
    client.on('data', (piece) => {
      heard.text += piece;
    });
    client.on('error', (error: NodeJS.ErrnoException) => {
      heard.error = error.code ?? 'error';
    });
    client.on('close', () => {
      heard.closed = true;
    });
    await new Promise<void>((resolve) => client.once('connect', resolve).once('close', () => resolve()));
    return { client, heard };
  };
  const until = async (met: () => boolean) => {
    for (let waited = 0; !met() && waited < 2_000; waited += 5) await pause(5);
    expect(met()).toBe(true);
  };

  it('passes everything on while it is sound', async () => {
    const { client, heard } = await dial();
    client.write('один ');
    await until(() => heard.text === 'один ');
    client.write('два');
    await until(() => heard.text === 'один два');
    expect(proxy.counts).toEqual({ connections: 1, delayed: 0, dropped: 0, duplicated: 0, reset: 0 });
  });

  it('delivers late and in order when it is slow', async () => {
    const { client, heard } = await dial();
    proxy.delay(80);
    const began = Date.now();
    client.write('a');
    await pause(10);
    proxy.delay(0);
    client.write('b');
    await until(() => heard.text === 'ab');
    expect(Date.now() - began).toBeGreaterThanOrEqual(75);
  });

  it('loses as many pieces as told, and no more', async () => {
    const { client, heard } = await dial();
    proxy.drop('out', 1);
    client.write('lost');
    await until(() => proxy.counts.dropped === 1);
    client.write('kept');
    await until(() => heard.text === 'kept');
  });

  it('delivers a piece twice', async () => {
    const { client, heard } = await dial();
    proxy.duplicate('back', 1);
    client.write('x');
    await until(() => heard.text === 'xx');
    client.write('y');
    await until(() => heard.text === 'xxy');
  });

  it('stays open and dead in one direction until it is healed', async () => {
    const { client, heard } = await dial();
    proxy.drop('back', Number.POSITIVE_INFINITY);
    client.write('unanswered');
    await until(() => proxy.counts.dropped === 1);
    expect(heard).toEqual({ text: '', error: null, closed: false });
    proxy.heal();
    client.write('answered');
    await until(() => heard.text === 'answered');
  });

  it('resets connections, and refuses new ones only while it is cut', async () => {
    const first = await dial();
    proxy.reset();
    await until(() => first.heard.closed);
    expect(first.heard.error).toBe('ECONNRESET');

    proxy.cut();
    const refused = await dial();
    await until(() => refused.heard.closed);
    proxy.heal();
    const healed = await dial();
    healed.client.write('again');
    await until(() => healed.heard.text === 'again');
  });
});
