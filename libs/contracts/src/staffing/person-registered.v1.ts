import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate } from '../vocabulary.js';
import { PersonFacts } from './person-facts.js';

export const PersonRegistered = defineEvent('staffing.person-registered.v1', {
  summary: 'A person was entered by the first employer’s owner; the id is theirs for ever, wherever they work.',
  data: PersonFacts.extend({
    occurredOn: CalendarDate.describe('Day of the registration'),
  }),
});
export type PersonRegistered = EventOf<typeof PersonRegistered>;
