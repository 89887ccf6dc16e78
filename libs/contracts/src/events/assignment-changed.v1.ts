import { defineEvent, type EventOf } from '../define-event.js';
import { AssignmentState } from './assignment-state.js';

export const AssignmentChanged = defineEvent('events.assignment-changed.v1', {
  summary: 'The municipal assignment was changed or withdrawn.',
  data: AssignmentState,
});
export type AssignmentChanged = EventOf<typeof AssignmentChanged>;
