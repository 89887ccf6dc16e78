import { defineEvent, type EventOf } from '../define-event.js';
import { RegionalMethodistState } from './staff-records-state.js';

export const RegionalMethodistStatusEnded = defineEvent('staffing.regional-methodist-status-ended.v1', {
  summary: 'A regional methodist’s status ended, and with it every assignment of teachers.',
  data: RegionalMethodistState,
});
export type RegionalMethodistStatusEnded = EventOf<typeof RegionalMethodistStatusEnded>;
