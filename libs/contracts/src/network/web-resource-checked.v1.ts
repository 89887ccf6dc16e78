import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

export const WebResourceChecked = defineEvent('network.web-resource-checked.v1', {
  summary: 'A unit’s site or section was looked at: how much of what must be there is there.',
  data: z.object({
    resourceId: globalId('WebResource'),
    unitId: UnitId,
    checkedOn: CalendarDate.describe('Day of the check'),
    completeness: z.int().min(0).max(100).describe('Per cent of the required content found'),
  }),
});
export type WebResourceChecked = EventOf<typeof WebResourceChecked>;
