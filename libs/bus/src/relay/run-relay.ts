import type pg from 'pg';
import type { Bus } from '../connect-bus.js';
import { type Leading, whileLeading } from '../leader.js';
import { Bell, keepOn, type Log, messageOf, pause, type Running } from '../running.js';
import { ensureStreams, maxAgeOf, publishingStream } from '../streams.js';
import { outboxLag, PostgresOutbox } from './outbox.js';
import { JetStreamOutboxStream } from './outbox-stream.js';
import { Relay } from './relay.js';

/** What a relay needs: the service's database (as worker) and the broker. */
export interface RelayOptions {
  /** The service whose outbox it is: the second half of every producer's name. */
  readonly service: string;
  readonly pool: pg.Pool;
  readonly bus: Bus;
  readonly log: Log;
  /** Milliseconds between looks at an idle outbox. Default 50. */
  readonly pollEvery?: number;
}

/** How a relay fares: `outbox_oldest_unpublished_seconds` and its kin are made of this. */
export interface RelayStatus {
  /** Whether this process is the elected one. */
  readonly leader: boolean;
  /** Events committed and not yet in the stream, whoever leads. */
  readonly backlog: number;
  readonly oldestUnpublishedSeconds: number;
  /** Times that the stream held less than it had acknowledged. */
  readonly resyncs: number;
  /** Events acknowledged since this process leads. */
  readonly published: number;
  /** Owners that wait for an operator, with the reason. */
  readonly conflicts: Readonly<Record<string, string>>;
  /** What stopped the last turn; null while all is well. */
  readonly lastError: string | null;
}

const MEASURE_EVERY = 5_000;
/** Milliseconds after which the stream is compared although nothing seems wrong: somebody may have deleted it. */
const COMPARE_EVERY = 60_000;

/** Publishes the service's outbox to the stream for as long as it runs; of several processes one is elected. */
export function runRelay(options: RelayOptions): Running<RelayStatus> {
  const { pool, bus, service, log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let relay: Relay | null = null;
  let lag = { backlog: 0, oldestUnpublishedSeconds: 0 };
  let lastError: string | null = null;

  const lead = async ({ client, signal: leading }: Leading) => {
    const session = await bus.session(leading);
    const current = new Relay(
      service,
      new PostgresOutbox(client, service),
      new JetStreamOutboxStream(session, publishingStream(bus.options), service),
      maxAgeOf(bus.options.stream),
    );
    relay = current;
    const brokerIsBack = new Bell();
    const unsubscribe = bus.onInterruption((back) => {
      current.doubt();
      if (back) brokerIsBack.ring();
    });
    try {
      await turns(current, options, leading, brokerIsBack, (error) => {
        lastError = error;
      });
    } finally {
      unsubscribe();
      relay = null;
    }
    if (!signal.aborted) throw new Error('The relay lost its database connection');
  };

  const measuring = keepOn(
    signal,
    (error) => log.warn({ service, error: messageOf(error) }, 'the backlog of the outbox cannot be measured'),
    async () => {
      lag = await outboxLag(pool);
      await pause(MEASURE_EVERY, signal);
    },
  );
  const leading = whileLeading({ pool, lock: 'metodnet:relay', signal, log }, lead);

  return {
    async stop() {
      stopping.abort();
      await Promise.all([leading, measuring]);
    },
    status: () => ({
      leader: relay !== null,
      ...lag,
      resyncs: relay?.resyncs ?? 0,
      published: relay?.published ?? 0,
      conflicts: Object.fromEntries(relay?.conflicting() ?? []),
      lastError,
    }),
  };
}

/** Turn after turn; an error of the broker leads to a look at the stream, an error of the database ends the leadership. */
async function turns(
  relay: Relay,
  { bus, service, log, pollEvery = 50 }: RelayOptions,
  signal: AbortSignal,
  brokerIsBack: Bell,
  note: (error: string | null) => void,
): Promise<void> {
  let streamsReady = false;
  let comparedAt = Date.now();
  await keepOn(
    signal,
    (error, attempt) => {
      streamsReady = false;
      relay.doubt();
      note(messageOf(error));
      log.warn({ service, attempt, error: messageOf(error) }, 'events could not be published and will be again');
    },
    async () => {
      if (!streamsReady) await ensureStreams(await bus.session(), bus.options);
      streamsReady = true;
      if (Date.now() - comparedAt > COMPARE_EVERY) {
        relay.doubt();
        comparedAt = Date.now();
      }
      const moved = await relay.turn();
      note(null);
      if (moved === 0) await pause(pollEvery * (1 + Math.random()), signal);
    },
    brokerIsBack,
  );
}
