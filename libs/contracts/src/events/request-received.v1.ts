import { defineEvent, type EventOf } from '../define-event.js';
import { RequestState } from './request-state.js';

export const RequestReceived = defineEvent('events.request-received.v1', {
  summary: 'A request was received (FRM-05).',
  data: RequestState,
});
export type RequestReceived = EventOf<typeof RequestReceived>;
