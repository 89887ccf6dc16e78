import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, PersonId } from '../vocabulary.js';
import { RegionalMethodistState } from './staff-records-state.js';

export const TeacherAssignedToRegionalMethodist = defineEvent('staffing.teacher-assigned-to-regional-methodist.v1', {
  summary: 'A teacher was assigned to a regional methodist.',
  data: RegionalMethodistState.extend({
    teacherId: PersonId.describe('Who was assigned'),
    occurredOn: CalendarDate.describe('First day of the assignment'),
  }),
});
export type TeacherAssignedToRegionalMethodist = EventOf<typeof TeacherAssignedToRegionalMethodist>;
