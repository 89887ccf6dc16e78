import { defineEvent, type EventOf } from '../define-event.js';
import { EventState } from './event-state.js';

export const EventMoved = defineEvent('events.event-moved.v1', {
  summary: 'An event was moved to other days or another place.',
  data: EventState,
});
export type EventMoved = EventOf<typeof EventMoved>;
