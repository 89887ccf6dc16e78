import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

export const AgreementSigned = defineEvent('network.agreement-signed.v1', {
  summary: 'A unit signed an agreement on cooperation (ENT-09).',
  data: z.object({
    agreementId: globalId('Agreement'),
    unitId: UnitId,
    partnerId: UnitId.nullable().describe('The other party when it is a unit of the network'),
    from: CalendarDate.describe('First day'),
    to: CalendarDate.nullable().describe('First day without the agreement; null when no term is set'),
    orderedEvents: z.int().min(0).describe('How many events the agreement orders'),
  }),
});
export type AgreementSigned = EventOf<typeof AgreementSigned>;
