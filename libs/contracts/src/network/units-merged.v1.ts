import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, UnitId } from '../vocabulary.js';

export const UnitsMerged = defineEvent('network.units-merged.v1', {
  summary: 'Units were merged into one that continues them.',
  data: z.object({
    intoId: UnitId.describe('The unit that continues them'),
    unitIds: z.array(UnitId).min(1).describe('The units that ceased to exist'),
    occurredOn: CalendarDate.describe('First day on which they no longer exist'),
  }),
});
export type UnitsMerged = EventOf<typeof UnitsMerged>;
