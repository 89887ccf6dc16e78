import { defineEvent, type EventOf } from '../define-event.js';
import { ParticipationState } from './participation-state.js';

export const SeatGiven = defineEvent('events.seat-given.v1', {
  summary: 'Somebody on the waiting list got a seat.',
  data: ParticipationState,
});
export type SeatGiven = EventOf<typeof SeatGiven>;
