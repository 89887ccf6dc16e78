import { defineEvent, type EventOf } from '../define-event.js';
import { AssignmentState } from './assignment-state.js';

export const AssignmentIssued = defineEvent('events.assignment-issued.v1', {
  summary: 'The municipal assignment was issued (ENT-44).',
  data: AssignmentState,
});
export type AssignmentIssued = EventOf<typeof AssignmentIssued>;
