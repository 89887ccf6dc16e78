import { defineEvent, type EventOf } from '../define-event.js';
import { ParticipationState } from './participation-state.js';

export const AttendanceRecorded = defineEvent('events.attendance-recorded.v1', {
  summary: 'It was recorded who was there and who was not (ENT-48).',
  data: ParticipationState,
});
export type AttendanceRecorded = EventOf<typeof AttendanceRecorded>;
