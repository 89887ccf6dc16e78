import { defineEvent, type EventOf } from '../define-event.js';
import { PupilState } from './pupil-state.js';

export const PupilChanged = defineEvent('events.pupil-changed.v1', {
  summary: 'A pupil went to another organisation, the year of birth was corrected, or two ids were of one pupil.',
  data: PupilState,
});
export type PupilChanged = EventOf<typeof PupilChanged>;
