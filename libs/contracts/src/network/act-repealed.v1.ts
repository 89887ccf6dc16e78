import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

export const ActRepealed = defineEvent('network.act-repealed.v1', {
  summary: 'An act lost its force.',
  data: z.object({
    actId: globalId('Act'),
    unitId: UnitId.describe('The unit that had issued it'),
    repealedById: globalId('Act').nullable().describe('The act that repealed it, when there is one'),
    repealedOn: CalendarDate.describe('First day out of force'),
  }),
});
export type ActRepealed = EventOf<typeof ActRepealed>;
