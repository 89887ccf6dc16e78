import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, UnitId } from '../vocabulary.js';

export const UnitClosed = defineEvent('network.unit-closed.v1', {
  summary: 'A unit ceased to be a member of the network: closed, merged into others or split.',
  data: z.object({
    unitId: UnitId,
    closedOn: CalendarDate.describe('First day on which it no longer exists'),
    successorIds: z.array(UnitId).describe('Units that continue it; empty after a plain closure'),
  }),
});
export type UnitClosed = EventOf<typeof UnitClosed>;
