import { newId } from '@metodnet/kernel';
import { centre, day, tomsk } from '../events.fixture.js';
import { type EventOrder, type OrderEvent, orderEvent } from './event-order.js';

export const agreement = newId<'Agreement'>(tomsk);

/** The city orders a robotics festival with a university from its centre; a test names only what matters to it. */
export const anOrder = (given: Partial<OrderEvent> = {}): OrderEvent => ({
  id: newId<'EventOrder'>(tomsk),
  unitId: tomsk,
  executorId: centre,
  agreementId: agreement,
  title: 'Фестиваль робототехники совместно с университетом',
  dueOn: day('2026-05-31'),
  ...given,
});

export const ordered = (given: Partial<EventOrder> = {}): EventOrder => {
  const decision = orderEvent(anOrder(), { executorKnown: true, agreement: true });
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, ...given };
};

/** The same as it is ordered over GraphQL. */
export function orderInput(given: Partial<OrderEvent> = {}) {
  const { id, unitId, executorId, ...ordered } = anOrder(given);
  return { unitId, executorId, ordered };
}
