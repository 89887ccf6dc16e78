import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate } from '../vocabulary.js';
import { PersonFacts } from './person-facts.js';

export const PersonDetailsChanged = defineEvent('staffing.person-details-changed.v1', {
  summary: 'What the network may know of a person was stated anew: education, or a corrected date behind a month-end.',
  data: PersonFacts.extend({
    occurredOn: CalendarDate.describe('Day of the change'),
  }),
});
export type PersonDetailsChanged = EventOf<typeof PersonDetailsChanged>;
