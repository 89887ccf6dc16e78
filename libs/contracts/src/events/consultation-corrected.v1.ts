import { defineEvent, type EventOf } from '../define-event.js';
import { ConsultationState } from './consultation-state.js';

export const ConsultationCorrected = defineEvent('events.consultation-corrected.v1', {
  summary: 'What was recorded of a consultation was corrected.',
  data: ConsultationState,
});
export type ConsultationCorrected = EventOf<typeof ConsultationCorrected>;
