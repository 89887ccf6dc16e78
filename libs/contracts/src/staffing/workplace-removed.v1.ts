import { defineEvent, type EventOf } from '../define-event.js';
import { WorkplaceState } from './staff-records-state.js';

export const WorkplaceRemoved = defineEvent('staffing.workplace-removed.v1', {
  summary: 'A workplace is no longer there: `to` is the first day without it.',
  data: WorkplaceState,
});
export type WorkplaceRemoved = EventOf<typeof WorkplaceRemoved>;
