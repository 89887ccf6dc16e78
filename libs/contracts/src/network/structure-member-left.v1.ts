import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';

export const StructureMemberLeft = defineEvent('network.structure-member-left.v1', {
  summary: 'Somebody left a methodical structure.',
  data: z.object({
    structureId: globalId('Structure'),
    unitId: UnitId.describe('The organisation or municipality in which the structure works'),
    memberId: PersonId,
    leftOn: CalendarDate.describe('First day outside it'),
  }),
});
export type StructureMemberLeft = EventOf<typeof StructureMemberLeft>;
