import { defineEvent, type EventOf } from '../define-event.js';
import { TutorAssignmentState } from './project-state.js';

export const TutorAssigned = defineEvent('events.tutor-assigned.v1', {
  summary: 'Somebody became the tutor of a project or programme.',
  data: TutorAssignmentState,
});
export type TutorAssigned = EventOf<typeof TutorAssigned>;
