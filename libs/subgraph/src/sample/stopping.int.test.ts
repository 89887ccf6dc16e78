import { randomBytes } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { signedFetch } from '../door/signature.js';
import { sample as notes, underWay as underWayNow } from './notes.fixture.js';
import { type Answer, SECRET, sendTo, startSample } from './running.fixture.js';

jest.setTimeout(30_000); // on a machine that is busy with other things

const SLOW = '{ plusOne(number: 1, ms: 100) }';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('Stopping a service under load', () => {
  it('loses no request: it says that it is not ready, answers what still comes, and only then closes', async () => {
    const sample = await startSample({ drainMs: 400 });
    const outcomes: Promise<Answer>[] = [];
    let asking = true;
    // A load balancer: looks every 20 ms, and sends until it sees that the service is not ready.
    const looking = (async () => {
      while (asking) {
        asking = (await sample.send({ method: 'GET', path: '/readyz' })).status === 200;
        await pause(20);
      }
    })();
    const load = (async () => {
      for (; asking; await pause(5)) outcomes.push(sample.ask(SLOW));
    })();
    await pause(300);
    await sample.stopService();
    await Promise.all([looking, load]);
    const answers = await Promise.all(outcomes);
    expect(answers.length).toBeGreaterThan(5);
    expect(answers.filter(({ status, json }) => status !== 200 || json.data.plusOne !== 2)).toEqual([]);
    await expect(sendTo(`${sample.url}/livez`, 'GET', {}, '')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await sample.stop();
  });

  it('answers what is under way even if it is not given time', async () => {
    const sample = await startSample();
    const underWay = Array.from({ length: 10 }, () => sample.ask(SLOW));
    await until(async () => underWayNow.count === 10);
    await sample.stopService();
    const answers = await Promise.all(underWay);
    expect(answers.map(({ json }) => json.data.plusOne)).toEqual(Array.from({ length: 10 }, () => 2));
    await sample.stop();
  });

  it('says that it is not ready while it still answers', async () => {
    const sample = await startSample({ drainMs: 300 });
    expect((await sample.send({ method: 'GET', path: '/readyz' })).status).toBe(200);
    const stopped = sample.stopService();
    await pause(50);
    const ready = await sample.send({ method: 'GET', path: '/readyz' });
    expect([ready.status, ready.json]).toEqual([
      503,
      { ready: false, checks: { running: false, database: true, migrations: true } },
    ]);
    const answer = await sample.ask(SLOW);
    expect([answer.json, answer.headers.connection]).toEqual([{ data: { plusOne: 2 } }, 'close']);
    await stopped;
    await sample.stop();
  });
});

describe('A service without its broker', () => {
  it('serves, is ready, stops, and publishes what it has committed when the broker is back', async () => {
    const broker = await absentBroker();
    // A producer of its own: a broker that several runs share may remember the others.
    const definition = { ...notes, name: `sample${randomBytes(4).toString('hex')}` };
    const sample = await startSample({ natsUrl: `nats://127.0.0.1:${broker.port}` }, { definition });
    const { json } = await sample.ask(
      'mutation($input: WriteNoteInput!) { writeNote(input: $input) { note { text } } }',
      { input: { unitId: 'ru-tom-tomsk', text: 'без брокера', writtenOn: '2026-09-01' } },
    );
    expect(json.data.writeNote.note).toEqual({ text: 'без брокера' });
    expect((await sample.send({ method: 'GET', path: '/readyz' })).status).toBe(200);
    const published = async () =>
      (await sample.worker.query('select sum(published_seq)::int as n from relay_state')).rows[0].n;
    expect(await published()).toBeNull();
    await broker.comeBack();
    await until(async () => (await published()) === 1);
    await sample.stop();
    broker.close();
  });

  it('stops all the same', async () => {
    const broker = await absentBroker();
    const sample = await startSample({ natsUrl: `nats://127.0.0.1:${broker.port}` });
    const before = performance.now();
    await sample.stopService();
    expect(performance.now() - before).toBeLessThan(3_000);
    await sample.stop();
  });
});

/** A port on which nobody listens until the broker comes back. */
async function absentBroker() {
  const connections = new Set<Socket>();
  const proxy = createServer((client) => {
    const { hostname, port } = new URL(process.env.TEST_NATS_URL as string);
    const upstream = connect(Number(port), hostname);
    for (const end of [client, upstream]) {
      connections.add(end);
      end.on('error', () => undefined);
    }
    client.pipe(upstream).pipe(client);
  });
  const listen = (port: number) => new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = proxy.address() as AddressInfo;
  await new Promise((resolve) => proxy.close(resolve));
  return {
    port,
    comeBack: () => listen(port),
    close: () => {
      proxy.close();
      for (const connection of connections) connection.destroy();
    },
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 100) throw new Error('It never came to be');
    await pause(50);
  }
}

describe('A service without its database', () => {
  it('lives, is not ready, and says that it is not available', async () => {
    const sample = await startSample();
    await sample.worker.end();
    await sample.database.drop();
    expect((await sample.send({ method: 'GET', path: '/livez' })).json).toEqual({ live: true });
    const ready = await sample.send({ method: 'GET', path: '/readyz' });
    expect([ready.status, ready.json.checks.database]).toEqual([503, false]);
    const { json } = await sample.ask('{ notes { totalCount } }');
    expect(['UNAVAILABLE', 'INTERNAL_SERVER_ERROR']).toContain(json.errors[0].extensions.code);
    await sample.stopService();
    await sample.issuer.stop();
  });
});

describe('Asking for metrics', () => {
  it('counts operations by what they ask for, whatever they are called', async () => {
    const sample = await startSample();
    await sample.ask('query Named { plusOne(number: 1) }');
    await sample.ask('query Named { plusOne(number: "x") }');
    await sample.ask('{ __typename plusOne(number: 1) }');
    const { text } = await sample.send({ method: 'GET', path: '/metrics' });
    expect(text).toContain('graphql_requests_total{operation="query plusOne",outcome="ok",service="sample"} 1');
    expect(text).toContain('graphql_requests_total{operation="refused",outcome="errors",service="sample"} 1');
    expect(text).toContain('graphql_requests_total{operation="query __typename …",outcome="ok",service="sample"} 1');
    expect(text).not.toContain('Named');
    for (const name of [
      'relay_is_leader',
      'outbox_backlog',
      'nats_connected',
      'db_connections',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(text).toContain(name);
    expect(text).toContain('projection_lag_seq{projection="unit-tree:1"');
    await sample.stop();
  });
});

describe('Replaying domain events', () => {
  it('is for signed requests alone', async () => {
    const sample = await startSample();
    expect((await sample.send({ method: 'GET', path: '/replay?owner=ru-tom-tomsk&from=1&limit=10' })).status).toBe(401);
    const url = new URL('/replay?owner=ru-tom-tomsk&from=1&limit=10', sample.url);
    const response = await signedFetch(SECRET)(url, {});
    expect([response.status, await response.json()]).toEqual([200, []]);
    await sample.stop();
  });
});
