import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

export const WebResourceChanged = defineEvent('network.web-resource-changed.v1', {
  summary: 'A unit’s site or section moved to another address.',
  data: z.object({
    resourceId: globalId('WebResource'),
    unitId: UnitId,
    url: z.url().describe('The address'),
    occurredOn: CalendarDate.describe('Day from which it holds'),
  }),
});
export type WebResourceChanged = EventOf<typeof WebResourceChanged>;
