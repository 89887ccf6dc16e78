import { defineEvent, type EventOf } from '../define-event.js';
import { ParticipationState } from './participation-state.js';

export const Registered = defineEvent('events.registered.v1', {
  summary: 'Somebody was registered for an event, or put on its waiting list.',
  data: ParticipationState,
});
export type Registered = EventOf<typeof Registered>;
