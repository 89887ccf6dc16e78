import { defineEvent, type EventOf } from '../define-event.js';
import { EventState } from './event-state.js';

export const EventChanged = defineEvent('events.event-changed.v1', {
  summary: 'What is known of an event was changed or corrected.',
  data: EventState,
});
export type EventChanged = EventOf<typeof EventChanged>;
