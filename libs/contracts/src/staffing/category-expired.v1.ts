import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate } from '../vocabulary.js';
import { CategoryState } from './staff-records-state.js';

export const CategoryExpired = defineEvent('staffing.category-expired.v1', {
  summary: 'A qualification category ended before its term or was given a term: `validUntil` is stated anew.',
  data: CategoryState.extend({
    occurredOn: CalendarDate.describe('Day of the decision'),
  }),
});
export type CategoryExpired = EventOf<typeof CategoryExpired>;
