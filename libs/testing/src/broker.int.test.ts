import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { testBroker } from './broker.js';
import type { Broker } from './servers/index.js';

describe('A broker of one test file', () => {
  let broker: Broker;
  beforeEach(async () => {
    broker = await testBroker();
    const nats = await connect({ servers: broker.url });
    await (await jetstreamManager(nats)).streams.add({ name: 'S', subjects: ['s'] });
    await jetstream(nats).publish('s', 'kept');
    await nats.close();
  });
  afterEach(() => broker.stop());

  const messages = async (): Promise<number | null> => {
    const nats = await connect({ servers: broker.url, timeout: 500, maxReconnectAttempts: 0, reconnect: false });
    const info = await (await jetstreamManager(nats)).streams.info('S').catch(() => null);
    await nats.close();
    return info?.state.messages ?? null;
  };

  it('comes back from a kill on the same address, with what it held', async () => {
    await broker.kill();
    await expect(messages()).rejects.toThrow();
    await broker.start();
    expect(await messages()).toBe(1);
  });

  it('has lost everything after its store was wiped, which it refuses while it runs', async () => {
    expect(() => broker.wipe()).toThrow(/running/);
    await broker.kill();
    broker.wipe();
    await broker.start();
    expect(await messages()).toBeNull();
  });

  it('answers nobody while it is frozen, and everybody afterwards', async () => {
    broker.pause();
    await expect(messages()).rejects.toThrow();
    broker.resume();
    expect(await messages()).toBe(1);
  });
});
