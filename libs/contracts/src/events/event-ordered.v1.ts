import { defineEvent, type EventOf } from '../define-event.js';
import { EventOrderState } from './assignment-state.js';

export const EventOrdered = defineEvent('events.event-ordered.v1', {
  summary: 'The authority ordered an event under an agreement.',
  data: EventOrderState,
});
export type EventOrdered = EventOf<typeof EventOrdered>;
