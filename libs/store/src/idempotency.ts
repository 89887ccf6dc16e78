import { Fault } from '@metodnet/kernel';
import { type Actor, currentGrants, type Sql } from '@metodnet/scope';

/** What a request with the same key was answered before. */
export type Remembered = { readonly answer: unknown } | null;

/**
 * Takes the key inside the transaction; whoever comes second waits for the first to commit and gets its answer.
 * Throws IDEMPOTENCY_KEY_REUSED when the same key comes with another body, and FORBIDDEN when the actor no longer holds a grant
 * that it held then: an answer may tell what the actor has lost the right to see.
 */
export async function takeKey(sql: Sql, actor: Actor, key: string, bodyHash: string): Promise<Remembered> {
  const grants = JSON.stringify(currentGrants(actor).map(({ role, unit }) => ({ role, unit })));
  const taken = await sql.query(
    'insert into idempotency (subject, key, body_hash, grants) values ($1, $2, $3, $4) on conflict do nothing returning key',
    [actor.subject, key, bodyHash, grants],
  );
  if (taken.length > 0) return null;
  const [before] = await sql.query<{ bodyHash: string; answer: unknown; allowed: boolean }>(
    `select body_hash as "bodyHash", answer, grants <@ $3::jsonb as allowed from idempotency where subject = $1 and key = $2`,
    [actor.subject, key, grants],
  );
  if (before?.bodyHash !== bodyHash) {
    throw new Fault('IDEMPOTENCY_KEY_REUSED', {
      ru: 'Этот Idempotency-Key уже использован для другого запроса. Для нового запроса нужен новый ключ.',
      en: 'This Idempotency-Key was used for another request. A new request needs a new key.',
    });
  }
  if (!before.allowed) {
    throw new Fault('FORBIDDEN', {
      ru: 'Запрос уже выполнен, но прав, с которыми он выполнялся, у вас больше нет.',
      en: 'The request was carried out before, with rights that you no longer hold.',
    });
  }
  return { answer: before.answer };
}

/** Remembers the answer, in the same transaction. */
export async function rememberAnswer(sql: Sql, actor: Actor, key: string, answer: unknown): Promise<void> {
  await sql.query('update idempotency set answer = $3 where subject = $1 and key = $2', [
    actor.subject,
    key,
    JSON.stringify(answer ?? null),
  ]);
}

/** Forgets answers that nobody repeats a request for any more: they may hold names. As the worker role. */
export const forgetAnswers = (sql: Sql): Promise<unknown> =>
  sql.query(`delete from idempotency where created_at < clock_timestamp() - interval '7 days'`);
