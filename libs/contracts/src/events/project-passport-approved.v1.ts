import { defineEvent, type EventOf } from '../define-event.js';
import { ProjectState } from './project-state.js';

export const ProjectPassportApproved = defineEvent('events.project-passport-approved.v1', {
  summary: 'The passport of a municipal project was approved (T21 1.6).',
  data: ProjectState,
});
export type ProjectPassportApproved = EventOf<typeof ProjectPassportApproved>;
