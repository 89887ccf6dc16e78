import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, UnitId } from '../vocabulary.js';

export const UnitSplit = defineEvent('network.unit-split.v1', {
  summary: 'A unit was divided, or others were made out of a part of it.',
  data: z.object({
    unitId: UnitId,
    intoIds: z.array(UnitId).min(1).describe('The units that continue it or its part'),
    continues: z.boolean().describe('Whether the divided unit itself goes on'),
    occurredOn: CalendarDate.describe('First day of the new units'),
  }),
});
export type UnitSplit = EventOf<typeof UnitSplit>;
