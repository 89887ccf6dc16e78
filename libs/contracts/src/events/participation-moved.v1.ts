import { defineEvent, type EventOf } from '../define-event.js';
import { ParticipationState } from './participation-state.js';

export const ParticipationMoved = defineEvent('events.participation-moved.v1', {
  summary: 'The event was moved, and somebody’s part in it counts on another day.',
  data: ParticipationState,
});
export type ParticipationMoved = EventOf<typeof ParticipationMoved>;
