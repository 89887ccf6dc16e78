import type { Sql } from '@metodnet/scope';
import type pg from 'pg';
import { messageOf } from '../running.js';
import type { Interpreted, Projection } from './projection.js';
import {
  type Batch,
  type Decided,
  type Letter,
  type Loaded,
  type ProjectionStore,
  type Range,
  Retired,
  Unavailable,
} from './projection-store.js';

/** Writes what the handlers answered. */
export interface Applier<Change> {
  /**
   * Runs inside the transaction of the checkpoint: all of it counts once, or none. Once with nothing before the first batch, so
   * that what the projection has learned to say of what it already knows is said without waiting for an event.
   */
  apply(sql: Sql, changes: readonly Interpreted<Change>[]): Promise<void>;
}

/** A projection's store over the leader's own connection. */
export class PostgresProjectionStore<Change> implements ProjectionStore<Change> {
  private readonly sql: Sql;
  private readonly of: readonly [string, number];

  constructor(
    private readonly client: pg.ClientBase,
    { name, version }: Projection<Change>,
    private readonly applier: Applier<Change>,
  ) {
    this.of = [name, version];
    this.sql = { query: async (text, params = []) => (await client.query(text, [...params])).rows };
  }

  /** Enters the projection: live if there is no other, else building beside the live one. Answers its state. */
  async register(): Promise<'live' | 'building' | 'retired'> {
    return this.run(async () => {
      await this.client.query(
        `insert into bus.projection (name, version, state)
         select $1, $2, case when exists (select from bus.projection where name = $1 and state = 'live')
                             then 'building' else 'live' end
             on conflict do nothing`,
        [...this.of],
      );
      const { rows } = await this.client.query('select state from bus.projection where name = $1 and version = $2', [
        ...this.of,
      ]);
      return rows[0].state;
    });
  }

  async load(): Promise<Loaded> {
    await this.transaction(() => this.applier.apply(this.sql, []));
    const checkpoints = await this.rows<{ producer: string; last_seq: string; stream_seq: string | null }>(
      'select producer, last_seq, stream_seq from bus.checkpoint where projection = $1 and version = $2',
    );
    const begun = await this.rows<{ batch: Range[] | null }>(
      'select batch from bus.projection where name = $1 and version = $2',
    );
    const tried = await this.rows<{ producer: string; seq: string; started: number }>(
      'select producer, seq, started from bus.attempt where projection = $1 and version = $2 and started > 0',
    );
    const letters = await this.rows<{ effect: string; producer: string; aggregate: string }>(
      `select distinct effect, producer, aggregate from bus.dead_letter
        where projection = $1 and version = $2 and state <> 'closed' and effect <> 'none'`,
    );
    return {
      checkpoints: checkpoints.map(({ producer, last_seq, stream_seq }) => ({
        producer,
        seq: Number(last_seq),
        streamSeq: stream_seq === null ? null : Number(stream_seq),
      })),
      unfinished: [
        ...(begun[0]?.batch ?? []).map((range) => ({ ...range, deaths: 0 })),
        ...tried.map(({ producer, seq, started }) => ({
          ...{ producer, first: Number(seq), last: Number(seq) },
          deaths: started,
        })),
      ],
      held: letters.filter(({ effect }) => effect === 'holds-lane').map(({ producer }) => producer),
      brokenAggregates: letters.filter(({ effect }) => effect === 'breaks-aggregate').map(({ aggregate }) => aggregate),
    };
  }

  async begin(ranges: readonly Range[]): Promise<void> {
    // It must survive this process, not the database's own crash: no waiting for the disk.
    await this.rows(
      `with quick as materialized (select set_config('synchronous_commit', 'off', true))
       update bus.projection set batch = $3::jsonb from quick where name = $1 and version = $2`,
      JSON.stringify(ranges),
    );
  }

  async beginSuspect(producer: string, seq: number): Promise<number> {
    return this.countAttempt('started', 'started = a.started + 1', producer, seq);
  }

  async countFailure(producer: string, seq: number): Promise<number> {
    // Whoever counts a failure has survived it.
    return this.countAttempt('failed', 'failed = a.failed + 1, started = 0', producer, seq);
  }

  async apply({ effects, letters, checkpoints, settled }: Batch<Change>): Promise<void> {
    await this.transaction(async () => {
      // Holds off a command that retires the projection until this batch is in.
      const running = await this.rows(
        `select from bus.projection where name = $1 and version = $2 and state <> 'retired' for share`,
      );
      if (running.length === 0) throw new Retired(`The projection ${this.of.join(' v')} is retired`);
      if (effects.length > 0) await this.applier.apply(this.sql, effects);
      // First what is settled, then the new letters: a suspect may follow a broken aggregate and get its own.
      for (const { producer, seq } of settled) await this.close(producer, seq);
      for (const letter of letters) await this.insertLetter(letter);
      await this.rows(
        `with finished as (update bus.projection set batch = null where name = $1 and version = $2 and batch is not null)
         insert into bus.checkpoint as c (projection, version, producer, last_seq, stream_seq, recorded_at)
         select $1, $2, producer, seq, "streamSeq", "recordedAt"
           from jsonb_to_recordset($3::jsonb)
             as b(producer text, seq bigint, "streamSeq" bigint, "recordedAt" timestamptz)
             on conflict (projection, version, producer) do update
            set last_seq = excluded.last_seq, stream_seq = coalesce(excluded.stream_seq, c.stream_seq),
                recorded_at = coalesce(excluded.recorded_at, c.recorded_at), applied_at = clock_timestamp()`,
        JSON.stringify(checkpoints),
      );
    });
  }

  async deadLetter(letter: Letter): Promise<void> {
    await this.run(() => this.insertLetter(letter));
  }

  async decisions(): Promise<Decided[]> {
    return this.decided(`state in ('retry', 'discard')`);
  }

  async lettersOf(aggregate: string): Promise<Decided[]> {
    return this.decided(`aggregate = $3 and effect = 'breaks-aggregate' and state <> 'closed'`, aggregate);
  }

  async settle(letter: number, effect: Interpreted<Change> | null): Promise<void> {
    await this.transaction(async () => {
      if (effect) await this.applier.apply(this.sql, [effect]);
      await this.rows(
        `update bus.dead_letter set state = 'closed', closed_at = clock_timestamp()
          where projection = $1 and version = $2 and id = $3`,
        letter,
      );
    });
  }

  async reopen(letter: number, error: string): Promise<void> {
    await this.rows(
      `update bus.dead_letter as d set state = 'open', attempts = d.attempts + 1,
              error = case when d.id = $3 then $4 else d.error end
        where projection = $1 and version = $2 and state = 'retry'
          and aggregate = (select aggregate from bus.dead_letter where id = $3)`,
      letter,
      error,
    );
  }

  private async countAttempt(column: string, change: string, producer: string, seq: number): Promise<number> {
    const [row] = await this.rows<{ n: number }>(
      `insert into bus.attempt as a (projection, version, producer, seq, ${column}) values ($1, $2, $3, $4, 1)
           on conflict (projection, version, producer, seq) do update set ${change}
       returning ${column} as n`,
      producer,
      seq,
    );
    return row?.n ?? 0;
  }

  private async insertLetter(letter: Letter): Promise<void> {
    await this.client.query(
      `insert into bus.dead_letter as d
              (projection, version, message_key, producer, seq, event_id, type, aggregate, effect, reason, error, attempts, body)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
           on conflict (projection, version, message_key) do update
          set state = 'open', closed_at = null, reason = excluded.reason, error = excluded.error,
              body = excluded.body, attempts = d.attempts + excluded.attempts`,
      [
        ...this.of,
        letter.key,
        letter.producer,
        letter.seq,
        letter.eventId,
        letter.type,
        letter.aggregate,
        letter.effect,
        letter.reason,
        letter.error,
        letter.attempts,
        letter.body,
      ],
    );
  }

  private async close(producer: string, seq: number): Promise<void> {
    await this.rows(
      'delete from bus.attempt where projection = $1 and version = $2 and producer = $3 and seq = $4',
      producer,
      seq,
    );
    await this.rows(
      `update bus.dead_letter set state = 'closed', closed_at = clock_timestamp()
        where projection = $1 and version = $2 and producer = $3 and seq = $4 and state <> 'closed'`,
      producer,
      seq,
    );
  }

  private async decided(condition: string, ...params: unknown[]): Promise<Decided[]> {
    const found = await this.rows<Omit<Decided, 'id' | 'seq'> & { id: string; seq: string | null }>(
      `select id, state, effect, producer, seq, aggregate, body from bus.dead_letter
        where projection = $1 and version = $2 and ${condition} order by producer, seq`,
      ...params,
    );
    return found.map((row) => ({ ...row, id: Number(row.id), seq: row.seq === null ? null : Number(row.seq) }));
  }

  /** A statement of its own about this projection: $1 is its name, $2 its version. */
  private async rows<Row extends pg.QueryResultRow>(text: string, ...params: unknown[]): Promise<Row[]> {
    return this.run(async () => (await this.client.query<Row>(text, [...this.of, ...params])).rows);
  }

  private async transaction(work: () => Promise<void>): Promise<void> {
    await this.run(async () => {
      await this.client.query('begin');
      try {
        await work();
        await this.client.query('commit');
      } catch (error) {
        await this.client.query('rollback');
        throw error;
      }
    });
  }

  private async run<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw isUnavailable(error) ? new Unavailable(messageOf(error), { cause: error }) : error;
    }
  }
}

/**
 * Whether an error is the database's state and not the event's: connection (08), resources (53), operator (57), system (58),
 * serialization (40), read-only (25006); a missing table or right (42P01, 42501) is a deployment's. No code at all
 * comes from the driver when the connection is gone.
 */
function isUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') {
    return /^(08|40|53|57|58)...$|^(25006|42P01|42501)$|^E[A-Z]+$/.test(code);
  }
  return error instanceof Error && /connection|not queryable/i.test(error.message) && error.name === 'Error';
}
