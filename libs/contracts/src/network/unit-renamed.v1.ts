import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, UnitId } from '../vocabulary.js';

export const UnitRenamed = defineEvent('network.unit-renamed.v1', {
  summary: 'A unit took another name.',
  data: z.object({
    unitId: UnitId,
    name: z.string().describe('Official name from that day on'),
    shortName: z.string().describe('Name as it stands in tables'),
    from: CalendarDate.describe('First day of the new name'),
  }),
});
export type UnitRenamed = EventOf<typeof UnitRenamed>;
