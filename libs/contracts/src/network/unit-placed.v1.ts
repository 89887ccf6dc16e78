import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, Hierarchy, UnitId, UnitLevel } from '../vocabulary.js';

export const UnitPlaced = defineEvent('network.unit-placed.v1', {
  summary:
    'The parents of a unit in one hierarchy were stated anew: the whole dated list, which replaces the earlier one.',
  data: z.object({
    unitId: UnitId,
    level: UnitLevel,
    hierarchy: Hierarchy,
    parents: z
      .array(
        z.object({
          parentId: UnitId.describe('The unit above'),
          parentLevel: UnitLevel,
          from: CalendarDate.describe('First day under this parent'),
          to: CalendarDate.nullable().describe('First day no longer under it; null while it lasts'),
        }),
      )
      .describe('In order of time, not overlapping'),
    occurredOn: CalendarDate.describe('Day from which the change holds'),
  }),
});
export type UnitPlaced = EventOf<typeof UnitPlaced>;
