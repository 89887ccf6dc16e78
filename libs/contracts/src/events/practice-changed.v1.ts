import { defineEvent, type EventOf } from '../define-event.js';
import { PracticeState } from './practice-state.js';

export const PracticeChanged = defineEvent('events.practice-changed.v1', {
  summary: 'What is known of a practice was corrected, or it was withdrawn.',
  data: PracticeState,
});
export type PracticeChanged = EventOf<typeof PracticeChanged>;
