import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';
import { MmoSubject, StructureKind } from './kinds.js';

export const StructureHeadAppointed = defineEvent('network.structure-head-appointed.v1', {
  summary: 'A methodical structure received a head.',
  data: z.object({
    structureId: globalId('Structure'),
    unitId: UnitId.describe('The organisation or municipality in which the structure works'),
    kind: StructureKind,
    subject: MmoSubject.nullable(),
    headId: PersonId,
    headUnitId: UnitId.describe('Where the head works'),
    from: CalendarDate.describe('First day'),
  }),
});
export type StructureHeadAppointed = EventOf<typeof StructureHeadAppointed>;
