import { defineEvent, type EventOf } from '../define-event.js';
import { WorkplaceState } from './staff-records-state.js';

export const WorkplaceRegistered = defineEvent('staffing.workplace-registered.v1', {
  summary: 'A workplace of a unit’s staff was entered.',
  data: WorkplaceState,
});
export type WorkplaceRegistered = EventOf<typeof WorkplaceRegistered>;
