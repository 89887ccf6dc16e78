import { setTimeout as pause } from 'node:timers/promises';
import { type Bus, connectBus, runRelay } from '@metodnet/bus';
import { jetstream } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';
import type pg from 'pg';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export interface Rate {
  readonly perSecond: number;
  /** Processor milliseconds of this process per thousand events. */
  readonly cpuPerThousand: number;
}

/** Runs the relay until the outbox is drained; the first event published starts the clock. */
export async function drain(pool: pg.Pool, natsUrl: string, events: number): Promise<Rate> {
  const bus: Bus = connectBus({ url: natsUrl, name: 'bench', log: silent });
  const relay = runRelay({ service: 'staffing', pool, bus, log: silent });
  try {
    while (relay.status().published === 0) await pause(2);
    const already = relay.status().published;
    return await rated(events - already, async () => {
      while (relay.status().published < events) await pause(5);
    });
  } finally {
    await relay.stop();
    await bus.stop();
  }
}

/** Publishes as many messages of the size with as many in flight, and nothing else: what the broker alone takes. */
export async function publishAlone(natsUrl: string, events: number, bytes: number, inFlight: number): Promise<Rate> {
  const nats = await connect({ servers: natsUrl });
  const js = jetstream(nats, { timeout: 10_000 });
  const body = new Uint8Array(bytes).fill(120);
  let next = 0;
  const publisher = async () => {
    while (next < events) {
      const n = next++;
      const header = headers();
      header.set('content-type', 'application/cloudevents+json');
      await js.publish(`metodnet.ru-alone-m${n % 22}.staffing`, body, { msgID: `alone/${n}`, headers: header });
    }
  };
  try {
    return await rated(events, () => Promise.all(Array.from({ length: inFlight }, publisher)));
  } finally {
    await nats.close();
  }
}

async function rated(events: number, work: () => Promise<unknown>): Promise<Rate> {
  const begun = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return {
    perSecond: events / ((performance.now() - begun) / 1000),
    cpuPerThousand: (user + system) / events,
  };
}
