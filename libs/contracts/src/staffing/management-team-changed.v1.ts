import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate } from '../vocabulary.js';
import { ManagementTeamState } from './staff-records-state.js';

export const ManagementTeamChanged = defineEvent('staffing.management-team-changed.v1', {
  summary: 'Members of a management team joined or left.',
  data: ManagementTeamState.extend({
    occurredOn: CalendarDate.describe('Day from which the change holds'),
  }),
});
export type ManagementTeamChanged = EventOf<typeof ManagementTeamChanged>;
