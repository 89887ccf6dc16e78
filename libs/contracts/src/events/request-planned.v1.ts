import { defineEvent, type EventOf } from '../define-event.js';
import { RequestState } from './request-state.js';

export const RequestPlanned = defineEvent('events.request-planned.v1', {
  summary: 'A request was put into a plan, or taken out of it.',
  data: RequestState,
});
export type RequestPlanned = EventOf<typeof RequestPlanned>;
