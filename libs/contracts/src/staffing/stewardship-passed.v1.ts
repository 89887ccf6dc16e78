import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, PersonId, UnitId } from '../vocabulary.js';

export const StewardshipPassed = defineEvent('staffing.stewardship-passed.v1', {
  summary: 'Another unit now keeps a person’s record; the id, and with it the home in the id, stay.',
  data: z.object({
    personId: PersonId,
    fromUnitId: UnitId.describe('The unit that kept the record until now'),
    toUnitId: UnitId.describe('The unit that keeps it from now on'),
    occurredOn: CalendarDate.describe('Day on which it passed'),
  }),
});
export type StewardshipPassed = EventOf<typeof StewardshipPassed>;
