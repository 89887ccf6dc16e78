import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

export const AgreementEnded = defineEvent('network.agreement-ended.v1', {
  summary: 'An agreement on cooperation ended before its term.',
  data: z.object({
    agreementId: globalId('Agreement'),
    unitId: UnitId,
    endedOn: CalendarDate.describe('First day without the agreement'),
  }),
});
export type AgreementEnded = EventOf<typeof AgreementEnded>;
