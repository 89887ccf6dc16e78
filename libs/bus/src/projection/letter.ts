import { createHash } from 'node:crypto';
import type { Envelope } from '@metodnet/contracts';
import { messageOf } from '../running.js';
import { MAX_BODY } from '../subjects.js';
import type { Delivery } from './lane.js';
import { Unreadable } from './projection.js';
import type { Letter } from './projection-store.js';

/** The dead letter of an event that its lane could not apply. */
export function letterOf(
  { producer, seq, body }: Delivery,
  effect: Letter['effect'],
  { error, attempts, reason }: { error: unknown; attempts: number; reason?: string },
): Letter {
  const envelope = body as Partial<Record<keyof Envelope, unknown>>;
  return {
    key: `${producer}:${seq}`,
    producer,
    seq,
    eventId: textOrNull(envelope.id),
    type: textOrNull(envelope.type),
    aggregate: textOrNull(envelope.subject),
    effect,
    reason: reason ?? (error instanceof Unreadable ? error.reason : 'cannot-be-applied'),
    error: messageOf(error),
    attempts,
    body: JSON.stringify(body).slice(0, MAX_BODY),
  };
}

/** The dead letter of a message that belongs to no lane: whoever published it had no right to, or the store is damaged. */
export function strayLetter(subject: string, streamSeq: number, text: string, why: string): Letter {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return {
    key: `stream:${streamSeq}:${digest}`,
    producer: null,
    seq: null,
    eventId: null,
    type: null,
    aggregate: null,
    effect: 'none',
    reason: 'belongs-to-no-lane',
    error: `${subject.slice(0, 200)}: ${why}`,
    attempts: 0,
    body: text.slice(0, 4_096).replaceAll('\0', '\uFFFD'),
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value.slice(0, 500) : null);
