import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { SiteKind } from './kinds.js';

export const SiteEnded = defineEvent('network.site-ended.v1', {
  summary: 'An organisation ceased to be a site.',
  data: z.object({
    siteId: globalId('Site'),
    unitId: UnitId,
    kind: SiteKind,
    endedOn: CalendarDate.describe('First day without the status'),
  }),
});
export type SiteEnded = EventOf<typeof SiteEnded>;
