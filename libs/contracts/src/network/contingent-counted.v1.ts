import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { AgeCount } from './kinds.js';

export const ContingentCounted = defineEvent('network.contingent-counted.v1', {
  summary: 'The pupils of an organisation were counted by age (ENT-11): numbers, no persons.',
  data: z.object({
    contingentId: globalId('Contingent'),
    unitId: UnitId,
    asOf: CalendarDate.describe('Day of the count'),
    counts: z.array(AgeCount).describe('One entry per age, in order of age'),
  }),
});
export type ContingentCounted = EventOf<typeof ContingentCounted>;
