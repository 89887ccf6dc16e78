import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

export const ServiceModelEnded = defineEvent('network.service-model-ended.v1', {
  summary: 'A unit gave up a model of methodical service.',
  data: z.object({
    modelId: globalId('ServiceModel'),
    unitId: UnitId,
    endedOn: CalendarDate.describe('First day without it'),
  }),
});
export type ServiceModelEnded = EventOf<typeof ServiceModelEnded>;
