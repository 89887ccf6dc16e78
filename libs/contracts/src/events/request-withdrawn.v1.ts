import { defineEvent, type EventOf } from '../define-event.js';
import { RequestState } from './request-state.js';

export const RequestWithdrawn = defineEvent('events.request-withdrawn.v1', {
  summary: 'A request was withdrawn.',
  data: RequestState,
});
export type RequestWithdrawn = EventOf<typeof RequestWithdrawn>;
