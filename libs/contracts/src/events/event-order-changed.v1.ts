import { defineEvent, type EventOf } from '../define-event.js';
import { EventOrderState } from './assignment-state.js';

export const EventOrderChanged = defineEvent('events.event-order-changed.v1', {
  summary: 'An order of an event was fulfilled, changed or withdrawn.',
  data: EventOrderState,
});
export type EventOrderChanged = EventOf<typeof EventOrderChanged>;
