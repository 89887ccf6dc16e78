import type { Envelope } from '@metodnet/contracts';
import type pg from 'pg';
import { type Mark, type Outbox, type Place, type ProducerState, placeOf } from './relay.js';

/** A row of the outbox that has its number. */
export interface OutboxRow {
  readonly event_id: string;
  readonly aggregate: string;
  readonly version: number;
  readonly type: string;
  readonly owner: string;
  readonly payload: unknown;
  readonly actor: string;
  readonly traceparent: string | null;
  readonly created_at: Date;
  readonly seq: string;
}

export const OUTBOX_COLUMNS = 'event_id, aggregate, version, type, owner, payload, actor, traceparent, created_at, seq';

/** The CloudEvent that a row of the outbox is published as. */
export function envelopeOf(row: OutboxRow, service: string): Envelope {
  return {
    specversion: '1.0',
    id: row.event_id,
    source: `/${row.owner}/${service}`,
    type: row.type,
    subject: row.aggregate,
    time: row.created_at.toISOString(),
    datacontenttype: 'application/json',
    data: row.payload,
    owner: row.owner as Envelope['owner'],
    seq: Number(row.seq),
    version: row.version,
    actor: row.actor,
    ...(row.traceparent !== null && { traceparent: row.traceparent }),
  };
}

/** The outbox over the leader's own connection, so that nothing is written once the lock is lost. */
export class PostgresOutbox implements Outbox {
  constructor(
    private readonly client: pg.ClientBase,
    private readonly service: string,
  ) {}

  async producers(): Promise<ProducerState[]> {
    const { rows } = await this.client.query(
      `select r.owner, r.last_seq, r.published_seq, a.stream_seq, a.message
         from relay_state as r left join bus.relay_anchor as a using (owner)`,
    );
    return rows.map(({ owner, last_seq, published_seq, stream_seq, message }) => ({
      owner,
      last: Number(last_seq),
      published: Number(published_seq),
      anchor: stream_seq === null ? null : { streamSeq: Number(stream_seq), message },
    }));
  }

  async claim(limit: number): Promise<Map<string, number>> {
    // Only committed rows are visible, so a number is never given to a row that vanishes; the positions of one
    // aggregate are in the order of its versions, because the aggregate is locked before its row is inserted.
    const { rows } = await this.client.query(
      `with picked as materialized (
         select position, owner, row_number() over (partition by owner order by position) as n
           from (select position, owner from outbox where seq is null order by position limit $1) as oldest),
       counts as (select owner, count(*) as n from picked group by owner),
       state as (
         insert into relay_state as r (owner, last_seq) select owner, n from counts
             on conflict (owner) do update set last_seq = r.last_seq + excluded.last_seq
         returning owner, last_seq),
       numbered as (
         update outbox as o set seq = state.last_seq - counts.n + picked.n
           from picked join counts using (owner) join state using (owner)
          where o.position = picked.position)
       select owner, last_seq from state`,
      [limit],
    );
    return new Map(rows.map(({ owner, last_seq }) => [owner, Number(last_seq)]));
  }

  async pending(after: ReadonlyMap<string, number>, perOwner: number): Promise<Envelope[]> {
    const { rows } = await this.client.query<OutboxRow>(
      `select o.* from unnest($1::text[], $2::bigint[]) with ordinality as producer (owner, published, n)
        cross join lateral (select ${OUTBOX_COLUMNS} from outbox
                             where owner = producer.owner and seq > producer.published order by seq limit $3) as o
        order by producer.n, o.seq`,
      [[...after.keys()], [...after.values()], perOwner],
    );
    return rows.map((row) => envelopeOf(row, this.service));
  }

  async markPublished(marks: ReadonlyMap<string, Mark>): Promise<void> {
    const states = [...marks.values()];
    await this.client.query(
      `with mark as (
         select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[]) as m (owner, seq, stream_seq, message)),
       unanchored as (
         delete from bus.relay_anchor using mark where relay_anchor.owner = mark.owner and mark.stream_seq is null),
       anchored as (
         insert into bus.relay_anchor as a select owner, stream_seq, message from mark where stream_seq is not null
             on conflict (owner) do update set stream_seq = excluded.stream_seq, message = excluded.message
          where (a.stream_seq, a.message) <> (excluded.stream_seq, excluded.message))
       update relay_state as r set published_seq = mark.seq
         from mark where r.owner = mark.owner and r.published_seq <> mark.seq`,
      [
        [...marks.keys()],
        states.map(({ published }) => published),
        states.map(({ anchor }) => anchor?.streamSeq ?? null),
        states.map(({ anchor }) => anchor?.message ?? null),
      ],
    );
  }

  async eventsAt(places: readonly Place[]): Promise<Map<string, { id: string; recordedAt: Date }>> {
    const { rows } = await this.client.query(
      `select o.owner, o.seq, o.event_id, o.created_at from unnest($1::text[], $2::bigint[]) as place (owner, seq)
         join outbox as o on o.owner = place.owner and o.seq = place.seq`,
      [places.map(({ owner }) => owner), places.map(({ seq }) => seq)],
    );
    return new Map(
      rows.map(({ owner, seq, event_id, created_at }) => [
        placeOf({ owner, seq: Number(seq) }),
        { id: event_id, recordedAt: created_at },
      ]),
    );
  }
}

/** How much waits to be published, and for how long: the alarm of an operator. */
export async function outboxLag(pool: pg.Pool): Promise<{ backlog: number; oldestUnpublishedSeconds: number }> {
  const { rows } = await pool.query(
    `with unnumbered as (select count(*) as n, min(created_at) as oldest from outbox where seq is null),
          unpublished as (
            select sum(r.last_seq - r.published_seq) as n, min(o.created_at) as oldest
              from relay_state as r join outbox as o on o.owner = r.owner and o.seq = r.published_seq + 1
             where r.published_seq < r.last_seq)
     select coalesce(a.n, 0) + coalesce(b.n, 0) as backlog,
            greatest(0, extract(epoch from clock_timestamp() - least(a.oldest, b.oldest))) as seconds
       from unnumbered as a, unpublished as b`,
  );
  return { backlog: Number(rows[0].backlog), oldestUnpublishedSeconds: Number(rows[0].seconds ?? 0) };
}
