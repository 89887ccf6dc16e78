import type { Envelope } from '@metodnet/contracts';
import type pg from 'pg';
import { envelopeOf, OUTBOX_COLUMNS, type OutboxRow } from '../relay/outbox.js';
import { serviceOf } from '../subjects.js';

/** Where events are read again that the stream no longer holds: the outbox of their source, which keeps them for ever. */
export interface ReplaySource {
  /** Events of a producer from a number on, in order, without gaps. Empty when it has none or is not known here. */
  replay(producer: string, from: number, limit: number): Promise<readonly unknown[]>;
}

/** At most this many events are given at once. */
export const REPLAY_LIMIT = 1_000;

/** Reads a service's own outbox, over its worker pool. */
export function outboxReplay(pool: pg.Pool, service: string): ReplaySource {
  const read = replayHandler(pool, service);
  return {
    replay: async (producer, from, limit) =>
      serviceOf(producer) === service ? read(producer.slice(0, producer.indexOf('/')), from, limit) : [],
  };
}

/** What a service answers to `/replay?owner=&from=&limit=`: published events of an owner from a number on. */
export function replayHandler(pool: pg.Pool, service: string) {
  return async (owner: string, from: number, limit: number): Promise<Envelope[]> => {
    const { rows } = await pool.query<OutboxRow>(
      `select ${OUTBOX_COLUMNS} from outbox where owner = $1 and seq >= $2 order by seq limit $3`,
      [owner, Math.max(1, Math.trunc(from)), Math.min(REPLAY_LIMIT, Math.max(1, Math.trunc(limit)))],
    );
    return rows.map((row) => envelopeOf(row, service));
  };
}

/** Asks each producer's home over HTTP. */
export function httpReplay(
  /** The address of the service that has the producer's outbox; null when it is not known. */
  addressOf: (producer: string) => URL | string | null,
  /** Adds what the address demands, such as a signature, to a request. */
  fetchSigned: (url: URL, init: RequestInit) => Promise<Response> = fetch,
): ReplaySource {
  return {
    async replay(producer, from, limit) {
      const address = addressOf(producer);
      if (address === null) return [];
      const url = new URL('replay', `${String(address).replace(/\/$/, '')}/`);
      url.searchParams.set('owner', producer.slice(0, producer.indexOf('/')));
      url.searchParams.set('from', String(from));
      url.searchParams.set('limit', String(Math.min(limit, REPLAY_LIMIT)));
      const response = await fetchSigned(url, { signal: AbortSignal.timeout(5_000) });
      if (!response.ok) throw new Error(`The replay of ${producer} was answered with ${response.status}`);
      const body: unknown = await response.json();
      return Array.isArray(body) ? body : [];
    },
  };
}

/** The first of several sources that has the events. */
export function firstOf(...sources: readonly ReplaySource[]): ReplaySource {
  return {
    async replay(producer, from, limit) {
      for (const source of sources) {
        const found = await source.replay(producer, from, limit);
        if (found.length > 0) return found;
      }
      return [];
    },
  };
}
