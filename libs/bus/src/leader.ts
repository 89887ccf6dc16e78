import type pg from 'pg';
import { backoff, type Log, messageOf, pause } from './running.js';

/** The session of an elected leader: the lock lives and dies with this connection, so every write goes through it. */
export interface Leading {
  readonly client: pg.PoolClient;
  /** Aborted when the connection is lost or the work is to stop. */
  readonly signal: AbortSignal;
}

/**
 * Does the work while holding an advisory lock of the database, and stands by while another process holds it. When the
 * work throws, the connection (and with it the lock) is given up and everything starts anew after a pause.
 */
export async function whileLeading(
  { pool, lock, signal, log }: { pool: pg.Pool; lock: string; signal: AbortSignal; log: Log },
  work: (leading: Leading) => Promise<void>,
): Promise<void> {
  for (let attempt = 0; !signal.aborted; ) {
    let client: pg.PoolClient | undefined;
    const lost = new AbortController();
    const onError = () => lost.abort();
    try {
      client = await pool.connect();
      client.on('error', onError);
      const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as held', [lock]);
      if (rows[0].held) {
        log.debug({ lock }, 'leading');
        await work({ client, signal: AbortSignal.any([signal, lost.signal]) });
        await client.query('select pg_advisory_unlock(hashtext($1))', [lock]);
      }
      client.off('error', onError);
      client.release();
      client = undefined;
      attempt = 0;
      await pause(400 + 200 * Math.random(), signal);
    } catch (error) {
      client?.off('error', onError);
      client?.release(true);
      if (signal.aborted) return;
      log.warn({ lock, attempt, error: messageOf(error) }, 'background work failed and starts anew');
      await pause(backoff(attempt++), signal);
    }
  }
}
