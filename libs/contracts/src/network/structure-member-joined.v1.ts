import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';

export const StructureMemberJoined = defineEvent('network.structure-member-joined.v1', {
  summary: 'Somebody became a member of a methodical structure.',
  data: z.object({
    structureId: globalId('Structure'),
    unitId: UnitId.describe('The organisation or municipality in which the structure works'),
    memberId: PersonId,
    memberUnitId: UnitId.describe('Where the member works'),
    from: CalendarDate.describe('First day'),
  }),
});
export type StructureMemberJoined = EventOf<typeof StructureMemberJoined>;
