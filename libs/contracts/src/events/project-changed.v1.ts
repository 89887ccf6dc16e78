import { defineEvent, type EventOf } from '../define-event.js';
import { ProjectState } from './project-state.js';

export const ProjectChanged = defineEvent('events.project-changed.v1', {
  summary: 'What is known of a project was changed.',
  data: ProjectState,
});
export type ProjectChanged = EventOf<typeof ProjectChanged>;
