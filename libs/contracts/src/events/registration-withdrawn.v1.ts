import { defineEvent, type EventOf } from '../define-event.js';
import { ParticipationState } from './participation-state.js';

export const RegistrationWithdrawn = defineEvent('events.registration-withdrawn.v1', {
  summary: 'A registration was withdrawn.',
  data: ParticipationState,
});
export type RegistrationWithdrawn = EventOf<typeof RegistrationWithdrawn>;
