import { defineEvent, type EventOf } from '../define-event.js';
import { PupilState } from './pupil-state.js';

export const PupilRegistered = defineEvent('events.pupil-registered.v1', {
  summary: 'An organisation gave one of its pupils an opaque id, so that figures can count distinct pupils.',
  data: PupilState,
});
export type PupilRegistered = EventOf<typeof PupilRegistered>;
