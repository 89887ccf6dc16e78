import { defineEvent, type EventOf } from '../define-event.js';
import { EventState } from './event-state.js';

export const EventScheduled = defineEvent('events.event-scheduled.v1', {
  summary: 'An event was announced (ENT-45).',
  data: EventState,
});
export type EventScheduled = EventOf<typeof EventScheduled>;
