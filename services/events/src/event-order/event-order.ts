import { EventOrderChanged, EventOrdered } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { Event, EventId } from '../event/event.js';

export type EventOrderId = Id<'EventOrder'>;

/** An event that the authority orders from its service under an agreement with a third party (заказ ДО; PRC-07, IND-14). */
export interface EventOrder {
  readonly id: EventOrderId;
  /** Who orders. */
  readonly unitId: UnitId;
  readonly executorId: UnitId;
  readonly agreementId: Id<'Agreement'>;
  readonly title: string;
  /** By which day. */
  readonly dueOn: CalendarDate;
  /** The event that fulfils it. */
  readonly eventId: EventId | null;
  readonly withdrawn: boolean;
  readonly version: number;
}

export type Ordered = Pick<EventOrder, 'agreementId' | 'title' | 'dueOn'>;
export type OrderEvent = Pick<EventOrder, 'id' | 'unitId' | 'executorId'> & Ordered;

/** What is known beyond the request. */
export interface Cited {
  readonly executorKnown: boolean;
  /** Whether the agreement holds for the executor on the day by which it is due. */
  readonly agreement: boolean;
}

type Reason = 'order-title-missing' | 'no-such-executor' | 'agreement-does-not-hold';

export function orderEvent(request: OrderEvent, cited: Cited): Decision<EventOrder, EventOrdered, Reason> {
  const wrong = whyNot(request, cited);
  if (wrong) return wrong;
  const order: EventOrder = { ...request, eventId: null, withdrawn: false, version: 0 };
  return accept(order, EventOrdered(stateOf(order)));
}

/** Changes what is ordered, until an event fulfils it. */
export function changeEventOrder(
  order: EventOrder,
  ordered: Ordered,
  cited: Cited,
): Decision<EventOrder, EventOrderChanged, Reason | 'order-withdrawn' | 'order-fulfilled'> {
  if (order.withdrawn) return reject('order-withdrawn');
  if (order.eventId !== null) return reject('order-fulfilled');
  const wrong = whyNot(ordered, cited);
  if (wrong) return wrong;
  const next = { ...order, ...ordered };
  return accept(next, EventOrderChanged(stateOf(next)));
}

/** Names the executor's event that carries the order out; another one may take its place. */
export function fulfilEventOrder(
  order: EventOrder,
  event: Pick<Event, 'id' | 'unitId' | 'agreementId' | 'status'>,
): Decision<
  EventOrder,
  EventOrderChanged,
  'order-withdrawn' | 'event-of-another' | 'event-called-off' | 'event-under-another-agreement'
> {
  if (order.withdrawn) return reject('order-withdrawn');
  if (event.unitId !== order.executorId) return reject('event-of-another');
  if (event.status === 'cancelled') return reject('event-called-off');
  if (event.agreementId !== order.agreementId) return reject('event-under-another-agreement');
  const next = { ...order, eventId: event.id };
  return accept(next, EventOrderChanged(stateOf(next)));
}

/** Gives the order up; what an event has fulfilled counts. */
export function withdrawEventOrder(
  order: EventOrder,
): Decision<EventOrder, EventOrderChanged, 'order-withdrawn' | 'order-fulfilled'> {
  if (order.withdrawn) return reject('order-withdrawn');
  if (order.eventId !== null) return reject('order-fulfilled');
  const next = { ...order, withdrawn: true };
  return accept(next, EventOrderChanged(stateOf(next)));
}

function whyNot({ title, dueOn }: Ordered, { executorKnown, agreement }: Cited): Rejected<Reason> | null {
  if (!title.trim()) return reject('order-title-missing');
  if (!executorKnown) return reject('no-such-executor');
  if (!agreement) return reject('agreement-does-not-hold', { dueOn });
  return null;
}

const stateOf = ({ id, unitId, executorId, agreementId, dueOn, eventId, withdrawn }: EventOrder) => ({
  orderId: id,
  unitId,
  executorId,
  agreementId,
  dueOn,
  eventId,
  withdrawn,
});
