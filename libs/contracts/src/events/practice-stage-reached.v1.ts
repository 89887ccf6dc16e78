import { defineEvent, type EventOf } from '../define-event.js';
import { PracticeState } from './practice-state.js';

export const PracticeStageReached = defineEvent('events.practice-stage-reached.v1', {
  summary: 'A practice reached a stage.',
  data: PracticeState,
});
export type PracticeStageReached = EventOf<typeof PracticeStageReached>;
