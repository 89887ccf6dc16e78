import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { SiteKind } from './kinds.js';

export const SiteGranted = defineEvent('network.site-granted.v1', {
  summary: 'An organisation received the status of a site: innovation, base, internship or pilot (NET-13).',
  data: z.object({
    siteId: globalId('Site'),
    unitId: UnitId,
    kind: SiteKind,
    patronId: UnitId.nullable().describe('University or agency whose site it is, when it is a unit of the network'),
    from: CalendarDate.describe('First day'),
    to: CalendarDate.nullable().describe('First day without the status; null when no term is set'),
  }),
});
export type SiteGranted = EventOf<typeof SiteGranted>;
