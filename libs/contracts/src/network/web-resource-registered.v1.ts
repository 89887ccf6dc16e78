import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { WebResourceKind } from './kinds.js';

export const WebResourceRegistered = defineEvent('network.web-resource-registered.v1', {
  summary: 'A unit told where its site, or the methodical section of it, is to be found (NET-16).',
  data: z.object({
    resourceId: globalId('WebResource'),
    unitId: UnitId,
    kind: WebResourceKind,
    url: z.url().describe('The address'),
    from: CalendarDate.describe('First day'),
  }),
});
export type WebResourceRegistered = EventOf<typeof WebResourceRegistered>;
