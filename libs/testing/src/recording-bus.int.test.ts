import { testBroker } from './broker.js';
import { type RecordingBus, recordingBus } from './recording-bus.js';
import type { Broker } from './servers/index.js';

describe('A recording bus', () => {
  let broker: Broker;
  let bus: RecordingBus;
  beforeAll(async () => {
    broker = await testBroker();
    bus = await recordingBus(broker.url);
  });
  afterAll(async () => {
    await bus.stop();
    await broker.stop();
  });

  it('numbers what it publishes per producer, and hears all of it in order', async () => {
    const event = { type: 'test.something-happened.v1', data: {} };
    await bus.publish('ru-tom/test', event);
    await bus.publish('ru-pnz/test', event);
    await bus.publish('ru-tom/test', event);
    const heard = await bus.heard(3, event.type);
    expect(heard.map(({ source, seq }) => [source, seq])).toEqual([
      ['/ru-tom/test', 1],
      ['/ru-pnz/test', 1],
      ['/ru-tom/test', 2],
    ]);
    expect(heard[0]).toMatchObject({ owner: 'ru-tom', specversion: '1.0' });
  });

  it('can say the same thing twice', async () => {
    const [first] = await bus.heard(1);
    const before = bus.recorded.length;
    if (first) await bus.send(first);
    await bus.heard(before + 1);
    expect(bus.recorded.at(-1)).toEqual(first);
  });
});
