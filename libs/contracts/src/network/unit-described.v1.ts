import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { UnitId } from '../vocabulary.js';
import { OrganisationalForm } from './kinds.js';

export const UnitDescribed = defineEvent('network.unit-described.v1', {
  summary: 'A unit’s attributes were stated: legal form, register numbers, host organisation.',
  data: z.object({
    unitId: UnitId,
    legalForm: z.string().nullable().describe('МАУ, МБУ, ГАОУ …'),
    oktmo: z.string().nullable().describe('Code of the municipality, 8 or 11 digits'),
    inn: z.string().nullable().describe('Taxpayer number of the organisation, 10 digits'),
    ogrn: z.string().nullable().describe('State register number of the organisation, 13 digits'),
    organisationalForm: OrganisationalForm.nullable().describe('Of a methodical service (CL-12)'),
    hostId: UnitId.nullable().describe('The organisation that a service is a part of'),
    district: z.string().nullable().describe('District of a city or okrug, a grouping below the municipality'),
  }),
});
export type UnitDescribed = EventOf<typeof UnitDescribed>;
