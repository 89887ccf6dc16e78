import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate } from '../vocabulary.js';
import { EmploymentState } from './employment-state.js';

export const EmploymentChanged = defineEvent('staffing.employment-changed.v1', {
  summary: 'Rate, position, load, subjects or main place changed from a date; the whole employment is stated anew.',
  data: EmploymentState.extend({
    occurredOn: CalendarDate.describe('Day from which the change holds'),
  }),
});
export type EmploymentChanged = EventOf<typeof EmploymentChanged>;
