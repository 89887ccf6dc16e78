import { defineEvent, type EventOf } from '../define-event.js';
import { ManagementTeamState } from './staff-records-state.js';

export const ManagementTeamFormed = defineEvent('staffing.management-team-formed.v1', {
  summary: 'A management team was formed in an organisation.',
  data: ManagementTeamState,
});
export type ManagementTeamFormed = EventOf<typeof ManagementTeamFormed>;
