import { defineEvent, type EventOf } from '../define-event.js';
import { TargetProgrammeState } from './project-state.js';

export const TargetProgrammeOpened = defineEvent('events.target-programme-opened.v1', {
  summary: 'A targeted programme or series of events was opened by order.',
  data: TargetProgrammeState,
});
export type TargetProgrammeOpened = EventOf<typeof TargetProgrammeOpened>;
