import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { backoff, type Log, messageOf, pause } from './running.js';

/** Where the broker is, and which streams this node publishes to and reads from. */
export interface BusOptions {
  /** `nats://[user:password@]host:port`, several with commas. */
  readonly url: string;
  /** Name of the connection, as operators see it: `<node>/<service>`. */
  readonly name: string;
  readonly log: Log;
  readonly credentials?: { readonly user: string; readonly password: string };
  /** The stream of this node's own producers. */
  readonly stream?: StreamOptions;
  /** What projections read: the collecting stream in a region, the node's own elsewhere. */
  readonly collecting?: CollectingOptions;
}

export interface StreamOptions {
  /** Default METODNET. */
  readonly name?: string;
  /** Bytes after which publishing is refused (and the outbox keeps the events); at most 60 % of the volume. Default 1 GiB. */
  readonly maxBytes?: number;
  /** Days after which messages may go: the outbox keeps them for ever. Default 90. */
  readonly maxAgeDays?: number;
}

export interface CollectingOptions extends StreamOptions {
  /** JetStream domains of the leaf nodes whose streams are collected. */
  readonly domains: readonly string[];
}

/** A live connection with its JetStream clients. */
export interface Session {
  readonly nats: NatsConnection;
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
}

/** The connection to the broker; it reconnects for ever, so a broker that is away delays and never stops a service. */
export interface Bus {
  readonly options: BusOptions;
  /** Resolves once connected; at once afterwards, also while reconnecting. Rejects when the wait is aborted or the bus stopped. */
  session(signal?: AbortSignal): Promise<Session>;
  /** Whether the connection is up now. */
  connected(): boolean;
  /** Calls back when the connection is lost and when it is back; answers how to stop that. */
  onInterruption(listener: (back: boolean) => void): () => void;
  /** Sends what is buffered and closes. */
  stop(): Promise<void>;
}

/** Starts connecting to NATS and answers at once. */
export function connectBus(options: BusOptions): Bus {
  const listeners = new Set<(back: boolean) => void>();
  let up = false;
  const stopping = new AbortController();

  const session = (async (): Promise<Session> => {
    const nats = await firstConnection(options, stopping.signal);
    up = true;
    void (async () => {
      for await (const { type } of nats.status()) {
        if (type !== 'disconnect' && type !== 'reconnect') continue;
        up = type === 'reconnect';
        for (const listener of listeners) listener(up);
        options.log.info({ nats: type }, 'NATS connection');
      }
    })();
    if (stopping.signal.aborted) await nats.close();
    return {
      nats,
      js: jetstream(nats, { timeout: 3_000 }),
      jsm: await jetstreamManager(nats, { checkAPI: false, timeout: 3_000 }),
    };
  })();
  session.catch(() => undefined);

  return {
    options,
    session: (signal) => (signal ? unlessAborted(signal, session) : session),
    connected: () => up,
    onInterruption(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopping.abort();
      const current = await session.catch(() => null);
      if (!current || current.nats.isClosed()) return;
      if (up) await current.nats.drain().catch(() => current.nats.close());
      else await current.nats.close();
    },
  };
}

/** Tries until the broker answers: the client's own way of waiting for the first connection cannot be stopped. */
async function firstConnection(
  { url, name, credentials, log }: BusOptions,
  signal: AbortSignal,
): Promise<NatsConnection> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await connect({
        servers: url.split(','),
        name,
        ...(credentials && { user: credentials.user, pass: credentials.password }),
        maxReconnectAttempts: -1,
        reconnectTimeWait: 250,
        reconnectJitter: 250,
        pingInterval: 10_000,
        maxPingOut: 2,
        timeout: 3_000,
      });
    } catch (error) {
      if (attempt % 20 === 0)
        log.warn({ error: messageOf(error), attempt }, 'NATS cannot be reached and is tried again');
      await pause(Math.min(1_000, backoff(attempt)), signal);
      if (signal.aborted) throw new Error('The bus was stopped before it was connected');
    }
  }
}

function unlessAborted<Answer>(signal: AbortSignal, answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error('No longer waited for'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
