import type { DomainEvent } from '@metodnet/contracts';
import { ownerOf } from '@metodnet/kernel';
import type { Actor, Sql } from '@metodnet/scope';

/** What every aggregate has: an id and the number of its last event. A unit's code names no owner, so its state does. */
export interface Aggregate {
  readonly id: string;
  readonly version: number;
  readonly ownerId?: string;
}

/** A domain event with its place in the history of its aggregate. */
export interface OutboxRow {
  readonly aggregate: string;
  readonly version: number;
  readonly type: string;
  readonly owner: string;
  readonly payload: unknown;
}

/** The owner that tells of what happens to a record. */
export function recordOwnerOf({ id, ownerId }: Aggregate): string {
  const owner = ownerOf(id) ?? ownerId;
  if (!owner) throw new Error(`${id} has no owner: neither in itself nor in ownerId`);
  return owner;
}

/** The rows for what has happened to an aggregate; the last one carries the version that the state is saved with. */
export function outboxRows(table: string, state: Aggregate, events: readonly DomainEvent[]): OutboxRow[] {
  const owner = recordOwnerOf(state);
  return events.map(({ type, data }, index) => ({
    aggregate: `${table}:${state.id}`,
    version: state.version + index + 1,
    type,
    owner,
    payload: data,
  }));
}

/** Writes rows in their order. Call it after the aggregates are locked or written: position must follow version. */
export async function writeOutbox(sql: Sql, actor: Actor, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `insert into outbox (aggregate, version, type, owner, payload, actor, traceparent)
     select r ->> 'aggregate', (r ->> 'version')::integer, r ->> 'type', r ->> 'owner', r -> 'payload', $2, $3
       from jsonb_array_elements($1::jsonb) with ordinality as rows(r, n)
      order by n`,
    [JSON.stringify(rows), actor.subject, actor.request?.traceparent ?? null],
  );
}
