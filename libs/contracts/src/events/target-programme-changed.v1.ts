import { defineEvent, type EventOf } from '../define-event.js';
import { TargetProgrammeState } from './project-state.js';

export const TargetProgrammeChanged = defineEvent('events.target-programme-changed.v1', {
  summary: 'A targeted programme or series was changed or closed.',
  data: TargetProgrammeState,
});
export type TargetProgrammeChanged = EventOf<typeof TargetProgrammeChanged>;
