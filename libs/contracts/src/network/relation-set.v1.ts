import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { RelationKind } from './kinds.js';

export const RelationSet = defineEvent('network.relation-set.v1', {
  summary: 'Two units entered a relation: founder, scientific guidance, partnership, delegation (ENT-12).',
  data: z.object({
    relationId: globalId('Relation'),
    kind: RelationKind,
    unitId: UnitId.describe('The unit whose founder, guide, partner or delegate the other is'),
    otherId: UnitId.describe('The other party: founder, guide, partner or delegate'),
    from: CalendarDate.describe('First day'),
    to: CalendarDate.nullable().describe('First day without the relation; null when no term is set'),
  }),
});
export type RelationSet = EventOf<typeof RelationSet>;
