import { defineEvent, type EventOf } from '../define-event.js';
import { ManagementTeamState } from './staff-records-state.js';

export const ManagementTeamDissolved = defineEvent('staffing.management-team-dissolved.v1', {
  summary: 'A management team was dissolved.',
  data: ManagementTeamState,
});
export type ManagementTeamDissolved = EventOf<typeof ManagementTeamDissolved>;
