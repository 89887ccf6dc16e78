import { Fault } from '@metodnet/kernel';
import type { Actor, Sql } from '@metodnet/scope';

/** What a request with the same key was answered before. */
export type Remembered = { readonly answer: unknown } | null;

/**
 * Takes the key inside the transaction; whoever comes second waits for the first to commit and gets its answer.
 * Throws IDEMPOTENCY_KEY_REUSED when the same key comes with another body.
 */
export async function takeKey(sql: Sql, actor: Actor, key: string, bodyHash: string): Promise<Remembered> {
  const taken = await sql.query(
    'insert into idempotency (subject, key, body_hash) values ($1, $2, $3) on conflict do nothing returning key',
    [actor.subject, key, bodyHash],
  );
  if (taken.length > 0) return null;
  const [before] = await sql.query<{ bodyHash: string; answer: unknown }>(
    'select body_hash as "bodyHash", answer from idempotency where subject = $1 and key = $2',
    [actor.subject, key],
  );
  if (before?.bodyHash !== bodyHash) {
    throw new Fault('IDEMPOTENCY_KEY_REUSED', {
      ru: 'Этот Idempotency-Key уже использован для другого запроса. Для нового запроса нужен новый ключ.',
      en: 'This Idempotency-Key was used for another request. A new request needs a new key.',
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
