import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

export const WebResourceWithdrawn = defineEvent('network.web-resource-withdrawn.v1', {
  summary: 'A unit’s site or section is no longer kept.',
  data: z.object({
    resourceId: globalId('WebResource'),
    unitId: UnitId,
    withdrawnOn: CalendarDate.describe('First day on which it is no longer kept'),
  }),
});
export type WebResourceWithdrawn = EventOf<typeof WebResourceWithdrawn>;
