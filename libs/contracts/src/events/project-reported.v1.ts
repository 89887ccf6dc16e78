import { defineEvent, type EventOf } from '../define-event.js';
import { ProjectState } from './project-state.js';

export const ProjectReported = defineEvent('events.project-reported.v1', {
  summary: 'A project was reported on.',
  data: ProjectState,
});
export type ProjectReported = EventOf<typeof ProjectReported>;
