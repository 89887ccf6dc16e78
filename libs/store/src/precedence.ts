import type { DataSource } from 'typeorm';

/**
 * Of serializable units of work that collide, the one that commits first wins: one of thousands of records never ends beside short ones,
 * even of other units, since PostgreSQL notes what it read by whole pages and tables. So after some collisions it goes ahead: it holds a
 * lock that the short ones look for when they begin. They wait for it, but no longer than {@link WAIT_MS}; who may slip under which limit
 * does not depend on it.
 */
const LOCK = "hashtext('metodnet:precedence')";

/** How long a short unit of work lets a long one go ahead: less than the gateway waits for an answer. */
export const WAIT_MS = 3_000;

/** True while a long unit of work goes ahead or is about to; otherwise it waits until this transaction is over. */
export const whetherOthersWait = `not pg_try_advisory_xact_lock_shared(${LOCK})`;

/** A long unit of work goes ahead. Thrown in the transaction, so that whoever waits holds neither a connection nor an old view of the data. */
export class MustWait extends Error {}

/** Does something while the others wait. The lock has a transaction of its own: what is done must see what they wrote before it was held. */
export async function aheadOfOthers<Answer>(dataSource: DataSource, act: () => Promise<Answer>): Promise<Answer> {
  const holder = dataSource.createQueryRunner();
  try {
    await holder.startTransaction();
    // It waits for the short ones under way, perhaps for another long one, and is idle then for as long as `act` takes.
    await holder.query(
      `select set_config('lock_timeout', '0', true), set_config('statement_timeout', '60s', true),
              set_config('idle_in_transaction_session_timeout', '0', true)`,
    );
    await holder.query(`select pg_advisory_xact_lock(${LOCK})`);
    return await act();
  } finally {
    // A connection that is lost has lost the lock as well, and what was done is done.
    await holder.rollbackTransaction().catch(() => undefined);
    await holder.release();
  }
}
