import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bus, connectBus, ensureStreams, subjectOf } from '@metodnet/bus';
import { type DomainEvent, Envelope } from '@metodnet/contracts';

/** Hears every domain event of a broker, and speaks for services that are not there. */
export interface RecordingBus {
  /** What was heard so far, in the order of arrival. */
  readonly recorded: readonly Envelope[];
  /** Waits until that many events have been heard, of the type if one is named; answers all of them. */
  heard(count: number, type?: string): Promise<readonly Envelope[]>;
  /** Publishes an event as the producer would: the next in its numbering, on its subject, under its message id. */
  publish(
    producer: string,
    event: DomainEvent,
    about?: Partial<Pick<Envelope, 'subject' | 'version' | 'time' | 'actor'>>,
  ): Promise<Envelope>;
  /** Publishes an envelope as it is, under a message id of its own: a duplicate, a gap, or anything else that should not happen. */
  send(envelope: Envelope): Promise<void>;
  stop(): Promise<void>;
}

const HEARD_WITHIN_MS = 10_000;

export async function recordingBus(url: string): Promise<RecordingBus> {
  const bus: Bus = connectBus({ url, name: 'test/recording', log: silent });
  const session = await bus.session();
  await ensureStreams(session, bus.options);
  const recorded: Envelope[] = [];
  const numbers = new Map<string, number>();
  const subscription = session.nats.subscribe('metodnet.>', {
    callback: (_, message) => {
      const envelope = Envelope.safeParse(message.json());
      if (envelope.success) recorded.push(envelope.data as Envelope);
    },
  });
  await session.nats.flush();

  const put = async (envelope: Envelope, msgID: string) => {
    await session.js.publish(subjectOf(envelope.source.slice(1)), JSON.stringify(envelope), { msgID });
  };
  return {
    recorded,
    async heard(count, type) {
      const deadline = Date.now() + HEARD_WITHIN_MS;
      for (;;) {
        const matching = recorded.filter((envelope) => type === undefined || envelope.type === type);
        if (matching.length >= count) return matching;
        if (Date.now() > deadline)
          throw new Error(`Heard ${matching.length} of ${count} ${type ?? 'events'} in ten seconds`);
        await pause(10);
      }
    },
    async publish(producer, { type, data }, about = {}) {
      const seq = (numbers.get(producer) ?? 0) + 1;
      numbers.set(producer, seq);
      const envelope = envelopeOf(producer, seq, type, data, about);
      await put(envelope, `${producer}:${seq}`);
      return envelope;
    },
    send: (envelope) => put(envelope, randomUUID()),
    async stop() {
      subscription.unsubscribe();
      await bus.stop();
    },
  };
}

function envelopeOf(producer: string, seq: number, type: string, data: unknown, about: Partial<Envelope>): Envelope {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: `/${producer}`,
    type,
    subject: `test:${seq}`,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data,
    owner: producer.slice(0, producer.indexOf('/')) as Envelope['owner'],
    seq,
    version: 1,
    actor: 'test',
    ...about,
  };
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
