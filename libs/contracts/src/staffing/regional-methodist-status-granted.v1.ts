import { defineEvent, type EventOf } from '../define-event.js';
import { RegionalMethodistState } from './staff-records-state.js';

export const RegionalMethodistStatusGranted = defineEvent('staffing.regional-methodist-status-granted.v1', {
  summary: 'A pedagogical worker became a regional methodist.',
  data: RegionalMethodistState,
});
export type RegionalMethodistStatusGranted = EventOf<typeof RegionalMethodistStatusGranted>;
