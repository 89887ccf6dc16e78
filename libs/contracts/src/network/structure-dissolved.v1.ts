import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { StructureKind } from './kinds.js';

export const StructureDissolved = defineEvent('network.structure-dissolved.v1', {
  summary: 'A methodical structure was dissolved.',
  data: z.object({
    structureId: globalId('Structure'),
    unitId: UnitId,
    kind: StructureKind,
    dissolvedOn: CalendarDate.describe('First day on which it no longer exists'),
  }),
});
export type StructureDissolved = EventOf<typeof StructureDissolved>;
