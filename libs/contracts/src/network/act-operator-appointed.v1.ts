import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

export const ActOperatorAppointed = defineEvent('network.act-operator-appointed.v1', {
  summary: 'An act appointed the unit that carries it out (PRC-50).',
  data: z.object({
    actId: globalId('Act'),
    unitId: UnitId,
    operatorId: UnitId.describe('The unit that carries it out'),
    from: CalendarDate.describe('First day'),
  }),
});
export type ActOperatorAppointed = EventOf<typeof ActOperatorAppointed>;
