import { defineEvent, type EventOf } from '../define-event.js';
import { RequestState } from './request-state.js';

export const RequestRuled = defineEvent('events.request-ruled.v1', {
  summary: 'A request was accepted or declined, with a reason that stays at home.',
  data: RequestState,
});
export type RequestRuled = EventOf<typeof RequestRuled>;
