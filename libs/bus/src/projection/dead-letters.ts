import type { Sql } from '@metodnet/scope';

/** A dead letter as an operator sees it. */
export interface DeadLetter {
  readonly id: number;
  readonly projection: string;
  readonly version: number;
  readonly producer: string | null;
  readonly seq: number | null;
  readonly type: string | null;
  readonly aggregate: string | null;
  readonly effect: 'holds-lane' | 'breaks-aggregate' | 'none';
  readonly reason: string;
  readonly error: string;
  readonly attempts: number;
  readonly state: 'open' | 'retry' | 'discard' | 'closed';
  readonly createdAt: Date;
}

/** Dead letters of one projection or of all, the oldest first; closed ones only on request. */
export async function listDeadLetters(
  sql: Sql,
  {
    projection = null,
    closed = false,
    limit = 100,
  }: { projection?: string | null; closed?: boolean; limit?: number } = {},
): Promise<DeadLetter[]> {
  const rows = await sql.query<Omit<DeadLetter, 'id' | 'seq'> & { id: string; seq: string | null }>(
    `select id, projection, version, producer, seq, type, aggregate, effect, reason, error, attempts, state,
            created_at as "createdAt"
       from bus.dead_letter
      where ($1::text is null or projection = $1) and ($2 or state <> 'closed') order by id limit $3`,
    [projection, closed, limit],
  );
  return rows.map((row) => ({ ...row, id: Number(row.id), seq: row.seq === null ? null : Number(row.seq) }));
}

/** Asks for another try of dead letters, after their cause was mended; the projection takes them up within seconds. Answers how many. */
export async function replayDeadLetters(
  sql: Sql,
  { projection, ids = null }: { projection: string; ids?: readonly number[] | null },
): Promise<number> {
  // Their old attempts do not count against them: what failed them has changed.
  const rows = await sql.query(
    `with asked as (
       update bus.dead_letter set state = 'retry'
        where projection = $1 and ($2::bigint[] is null or id = any($2)) and state = 'open' and effect <> 'none'
       returning id, projection, version, producer, seq),
     forgotten as (
       delete from bus.attempt as a using asked
        where a.projection = asked.projection and a.version = asked.version
          and a.producer = asked.producer and a.seq = asked.seq)
     select id from asked`,
    [projection, ids],
  );
  return rows.length;
}

/** Gives an event up for good: it will have no effect on this projection. Answers whether there was such a letter. */
export async function discardDeadLetter(sql: Sql, id: number): Promise<boolean> {
  const rows = await sql.query(
    `update bus.dead_letter set state = 'discard' where id = $1 and state in ('open', 'retry') returning id`,
    [id],
  );
  return rows.length > 0;
}
