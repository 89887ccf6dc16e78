import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, PersonId } from '../vocabulary.js';
import { RegionalMethodistState } from './staff-records-state.js';

export const TeacherReleasedFromRegionalMethodist = defineEvent(
  'staffing.teacher-released-from-regional-methodist.v1',
  {
    summary: 'A teacher is no longer assigned to a regional methodist.',
    data: RegionalMethodistState.extend({
      teacherId: PersonId.describe('Who was released'),
      occurredOn: CalendarDate.describe('First day without the assignment'),
    }),
  },
);
export type TeacherReleasedFromRegionalMethodist = EventOf<typeof TeacherReleasedFromRegionalMethodist>;
