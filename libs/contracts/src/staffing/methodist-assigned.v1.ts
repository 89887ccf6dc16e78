import { defineEvent, type EventOf } from '../define-event.js';
import { MethodistAssignmentState } from './staff-records-state.js';

export const MethodistAssigned = defineEvent('staffing.methodist-assigned.v1', {
  summary: 'A methodist was given teachers, organisations or a direction to answer for, or the list changed.',
  data: MethodistAssignmentState,
});
export type MethodistAssigned = EventOf<typeof MethodistAssigned>;
