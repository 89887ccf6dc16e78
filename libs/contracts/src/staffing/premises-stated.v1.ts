import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate } from '../vocabulary.js';
import { PremisesState } from './staff-records-state.js';

export const PremisesStated = defineEvent('staffing.premises-stated.v1', {
  summary: 'A unit stated which premises it has; the whole sequence of statements is stated anew.',
  data: PremisesState.extend({
    occurredOn: CalendarDate.describe('Day from which the statement holds'),
  }),
});
export type PremisesStated = EventOf<typeof PremisesStated>;
