import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate } from '../vocabulary.js';
import { ManagementTeamState } from './staff-records-state.js';

export const ManagementTeamTrained = defineEvent('staffing.management-team-trained.v1', {
  summary: 'A management team took part in a programme of qualification upgrading as a team.',
  data: ManagementTeamState.extend({
    occurredOn: CalendarDate.describe('Day of completion'),
  }),
});
export type ManagementTeamTrained = EventOf<typeof ManagementTeamTrained>;
