import { BulletinDelivered, NoticeDelivered } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import type { BulletinId } from '../bulletin/bulletin.js';
import type { EventId } from '../event/event.js';

export type DeliveryId = Id<'Delivery'>;

/** What a mail is about: a bulletin, or a notice about an event. */
export type Subject =
  | { readonly bulletinId: BulletinId; readonly noticeId: null; readonly eventId: null }
  | { readonly bulletinId: null; readonly noticeId: Id<'Notice'>; readonly eventId: EventId };

/** A mail on its way to an organisation, and the record of what became of it (ENT-51; proof for IND-06). */
export type Delivery = Subject & {
  readonly id: DeliveryId;
  /** Who informs. */
  readonly unitId: UnitId;
  /** The organisation that is informed. */
  readonly homeId: UnitId;
  readonly status: 'queued' | 'retrying' | 'sent' | 'failed' | 'dropped';
  /** How often it was tried, those tries included that a process did not survive. */
  readonly attempts: number;
  /** What the mail server said last, its number only: its words may repeat addresses. */
  readonly responseCode: number | null;
  readonly queuedAt: Date;
  /** Before this it is not tried. */
  readonly dueAt: Date;
  /** When it was accepted, given up or dropped. */
  readonly settledAt: Date | null;
  readonly version: number;
};

export type QueueDelivery = Subject & Pick<Delivery, 'id' | 'unitId' | 'homeId' | 'queuedAt'>;

/** What a try has come to. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly code: number }
  /** For good (5xx). */
  | { readonly kind: 'refused'; readonly code: number }
  /** The server has no time (4xx) or was not reached. */
  | { readonly kind: 'later'; readonly code: number | null }
  /** The organisation has no active subscription any more: nothing was sent. */
  | { readonly kind: 'unaddressed' };

/** Minutes until the next try; after the last of them it is given up, most of a day and night later. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720];
export const MOST_ATTEMPTS = PAUSES.length + 1;

/** Puts a mail into the queue. */
export const queueDelivery = (request: QueueDelivery) =>
  accept<Delivery>({
    ...request,
    status: 'queued',
    attempts: 0,
    responseCode: null,
    dueAt: request.queuedAt,
    settledAt: null,
    version: 0,
  });

/** Records what a try has come to; `attempts` counts it already. */
export function recordAttempt(
  delivery: Delivery,
  outcome: Outcome,
  { now, today }: { readonly now: Date; readonly today: CalendarDate },
): Decision<Delivery, BulletinDelivered | NoticeDelivered, 'settled-already'> {
  if (!isWaiting(delivery)) return reject('settled-already');
  const responseCode = outcome.kind === 'unaddressed' ? null : outcome.code;
  if (outcome.kind === 'unaddressed') return accept({ ...delivery, status: 'dropped', responseCode, settledAt: now });
  const pause = PAUSES[delivery.attempts - 1];
  if (outcome.kind === 'later' && pause !== undefined) {
    const dueAt = new Date(now.getTime() + pause * 60_000);
    return accept({ ...delivery, status: 'retrying', responseCode, dueAt });
  }
  const next: Delivery = {
    ...delivery,
    status: outcome.kind === 'accepted' ? 'sent' : 'failed',
    responseCode,
    settledAt: now,
  };
  return accept(next, told(next, today));
}

/** Sends once more what failed, or what had no address then. */
export function sendAgain(delivery: Delivery, now: Date): Decision<Delivery, never, 'not-failed'> {
  if (delivery.status !== 'failed' && delivery.status !== 'dropped') return reject('not-failed');
  return accept({ ...delivery, status: 'queued', attempts: 0, responseCode: null, dueAt: now, settledAt: null });
}

export const isWaiting = ({ status }: Delivery): boolean => status === 'queued' || status === 'retrying';

function told(delivery: Delivery, on: CalendarDate): BulletinDelivered | NoticeDelivered {
  const { id: deliveryId, unitId, homeId: recipientId } = delivery;
  const status = delivery.status === 'sent' ? ('DELIVERED' as const) : ('FAILED' as const);
  const state = { deliveryId, unitId, recipientId, status, on };
  return delivery.bulletinId === null
    ? NoticeDelivered({ ...state, eventId: delivery.eventId })
    : BulletinDelivered({ ...state, bulletinId: delivery.bulletinId });
}
