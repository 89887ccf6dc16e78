import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, PersonId } from '../vocabulary.js';

export const PersonsMerged = defineEvent('staffing.persons-merged.v1', {
  summary: 'Two records were of one person: whatever was or will be told of the merged id is told of the survivor.',
  data: z.object({
    survivorId: PersonId.describe('The id that remains; may itself be merged into another later'),
    mergedId: PersonId.describe('The id that from now on only stands for the survivor, at every date'),
    occurredOn: CalendarDate.describe('Day of the merge; it holds for the past as well'),
  }),
});
export type PersonsMerged = EventOf<typeof PersonsMerged>;
