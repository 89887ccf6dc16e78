import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';

export const ActControllerAssigned = defineEvent('network.act-controller-assigned.v1', {
  summary: 'The control of an act’s execution was laid on an official (ROL-22).',
  data: z.object({
    actId: globalId('Act'),
    unitId: UnitId,
    controllerId: PersonId,
    from: CalendarDate.describe('First day'),
  }),
});
export type ActControllerAssigned = EventOf<typeof ActControllerAssigned>;
