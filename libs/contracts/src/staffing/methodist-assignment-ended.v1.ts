import { defineEvent, type EventOf } from '../define-event.js';
import { MethodistAssignmentState } from './staff-records-state.js';

export const MethodistAssignmentEnded = defineEvent('staffing.methodist-assignment-ended.v1', {
  summary: 'A methodist no longer answers for what was assigned.',
  data: MethodistAssignmentState,
});
export type MethodistAssignmentEnded = EventOf<typeof MethodistAssignmentEnded>;
