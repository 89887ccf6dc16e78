import { defineEvent, type EventOf } from '../define-event.js';
import { ConsultationState } from './consultation-state.js';

export const ConsultationHeld = defineEvent('events.consultation-held.v1', {
  summary: 'A methodist consulted somebody.',
  data: ConsultationState,
});
export type ConsultationHeld = EventOf<typeof ConsultationHeld>;
