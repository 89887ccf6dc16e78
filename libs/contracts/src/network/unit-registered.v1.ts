import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, UnitId, UnitKind, UnitLevel } from '../vocabulary.js';

export const UnitRegistered = defineEvent('network.unit-registered.v1', {
  summary: 'A unit became a member of the network.',
  data: z.object({
    unitId: UnitId,
    kind: UnitKind,
    level: UnitLevel,
    name: z.string().describe('Official name of the organisation'),
    shortName: z.string().describe('Name as it stands in tables'),
    ownerId: UnitId.describe('The unit responsible for the record'),
    from: CalendarDate.describe('First day of its membership'),
  }),
});
export type UnitRegistered = EventOf<typeof UnitRegistered>;
