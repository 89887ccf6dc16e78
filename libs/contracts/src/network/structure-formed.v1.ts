import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { MmoSubject, StructureKind } from './kinds.js';

export const StructureFormed = defineEvent('network.structure-formed.v1', {
  summary: 'A methodical structure was formed: association, council, chair or group (NET-15).',
  data: z.object({
    structureId: globalId('Structure'),
    unitId: UnitId.describe('The organisation or municipality in which it works'),
    kind: StructureKind,
    subject: MmoSubject.nullable().describe('Subject or direction of an association (CL-05)'),
    formedOn: CalendarDate.describe('First day'),
  }),
});
export type StructureFormed = EventOf<typeof StructureFormed>;
