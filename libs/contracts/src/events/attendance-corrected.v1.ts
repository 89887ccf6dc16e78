import { defineEvent, type EventOf } from '../define-event.js';
import { ParticipationState } from './participation-state.js';

export const AttendanceCorrected = defineEvent('events.attendance-corrected.v1', {
  summary: 'What was recorded of an attendance was corrected.',
  data: ParticipationState,
});
export type AttendanceCorrected = EventOf<typeof AttendanceCorrected>;
