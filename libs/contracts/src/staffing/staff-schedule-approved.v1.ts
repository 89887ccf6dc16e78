import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate } from '../vocabulary.js';
import { StaffScheduleState } from './staff-records-state.js';

export const StaffScheduleApproved = defineEvent('staffing.staff-schedule-approved.v1', {
  summary: 'A unit’s staff schedule was approved from a date; the whole sequence of schedules is stated anew.',
  data: StaffScheduleState.extend({
    occurredOn: CalendarDate.describe('First day of the schedule that was approved'),
  }),
});
export type StaffScheduleApproved = EventOf<typeof StaffScheduleApproved>;
