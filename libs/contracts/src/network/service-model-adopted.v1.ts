import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { OrganisationalForm } from './kinds.js';

export const ServiceModelAdopted = defineEvent('network.service-model-adopted.v1', {
  summary: 'A unit chose its own model of methodical service (NET-06).',
  data: z.object({
    modelId: globalId('ServiceModel'),
    unitId: UnitId,
    form: OrganisationalForm,
    actId: globalId('Act').nullable().describe('The local act that fixes it'),
    from: CalendarDate.describe('First day'),
    to: CalendarDate.nullable().describe('First day after its term; null when no term is set'),
  }),
});
export type ServiceModelAdopted = EventOf<typeof ServiceModelAdopted>;
