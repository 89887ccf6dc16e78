import { defineEvent, type EventOf } from '../define-event.js';
import { TutorAssignmentState } from './project-state.js';

export const TutorReleased = defineEvent('events.tutor-released.v1', {
  summary: 'A tutor was released.',
  data: TutorAssignmentState,
});
export type TutorReleased = EventOf<typeof TutorReleased>;
