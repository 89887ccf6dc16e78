import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { RelationKind } from './kinds.js';

export const RelationEnded = defineEvent('network.relation-ended.v1', {
  summary: 'A relation of two units ended.',
  data: z.object({
    relationId: globalId('Relation'),
    kind: RelationKind,
    unitId: UnitId,
    otherId: UnitId.describe('The other party: founder, guide, partner or delegate'),
    endedOn: CalendarDate.describe('First day without the relation'),
  }),
});
export type RelationEnded = EventOf<typeof RelationEnded>;
