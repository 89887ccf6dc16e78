import { defineEvent, type EventOf } from '../define-event.js';
import { EventState } from './event-state.js';

export const EventHeld = defineEvent('events.event-held.v1', {
  summary: 'An event took place.',
  data: EventState,
});
export type EventHeld = EventOf<typeof EventHeld>;
