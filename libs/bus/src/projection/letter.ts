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

/** Letters of one kind of stray message that are kept apart; a flood from many subjects fills no more. */
const DRAWERS = 64;

/**
 * The dead letter of a message that belongs to no lane: whoever published it had no right to, or the store is damaged. Others
 * like it from the same subject share the letter, whose attempts count them, so that nobody fills a database from outside.
 */
export function strayLetter(subject: string, text: string, why: string): Letter {
  const drawer = createHash('sha256').update(subject).digest().readUInt16BE() % DRAWERS;
  return {
    key: `stray:${why}:${drawer}`,
    producer: null,
    seq: null,
    eventId: null,
    type: null,
    aggregate: null,
    effect: 'none',
    reason: 'belongs-to-no-lane',
    error: storable(`${subject.slice(0, 200)}: ${why}`),
    attempts: 1,
    body: storable(text.slice(0, 4_096)),
  };
}

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' ? storable(value.slice(0, 500)) : null;

/** PostgreSQL stores no NUL: a letter that cannot be written would stop every lane. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD');
