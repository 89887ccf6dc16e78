import { defineEvent, type EventOf } from '../define-event.js';
import { EventState } from './event-state.js';

export const EventCancelled = defineEvent('events.event-cancelled.v1', {
  summary: 'An event was called off.',
  data: EventState,
});
export type EventCancelled = EventOf<typeof EventCancelled>;
