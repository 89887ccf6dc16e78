import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { AgeCount } from './kinds.js';

export const ContingentCorrected = defineEvent('network.contingent-corrected.v1', {
  summary: 'A count of pupils was corrected: the new figures replace the earlier ones of the same day.',
  data: z.object({
    contingentId: globalId('Contingent'),
    unitId: UnitId,
    asOf: CalendarDate.describe('Day of the count'),
    counts: z.array(AgeCount).describe('The whole count anew, one entry per age, in order of age'),
    basis: z.string().describe('Why it was corrected, in words of the organisation; nothing about people'),
  }),
});
export type ContingentCorrected = EventOf<typeof ContingentCorrected>;
