import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';
import { MmoSubject, StructureKind } from './kinds.js';

const Seats = z.array(
  z.object({
    personId: PersonId,
    unitId: UnitId.describe('Where the person works'),
    from: CalendarDate.describe('First day'),
    to: CalendarDate.nullable().describe('First day no longer; null while it lasts'),
  }),
);

export const StructureComposed = defineEvent('network.structure-composed.v1', {
  summary:
    'A methodical structure as it now stands, restated whole beside whatever has happened to it: its newest version is all a reader needs.',
  data: z.object({
    structureId: globalId('Structure'),
    unitId: UnitId.describe('The organisation or municipality in which it works'),
    kind: StructureKind,
    subject: MmoSubject.nullable().describe('Subject or direction of an association (CL-05)'),
    from: CalendarDate.describe('First day'),
    to: CalendarDate.nullable().describe('First day on which it no longer exists'),
    heads: Seats.describe('Everyone who ever headed it'),
    members: Seats.describe('Everyone who ever was a member'),
  }),
});
export type StructureComposed = EventOf<typeof StructureComposed>;
