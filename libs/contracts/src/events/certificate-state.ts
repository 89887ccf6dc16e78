import { z } from 'zod';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';

/** A certificate (ENT-50, FRM-13); the name that it bears and its code stay with the institution. */
export const CertificateState = z.object({
  certificateId: globalId('Certificate'),
  unitId: UnitId.describe('The institution whose seal it bears'),
  participationId: globalId('Participation').describe('The attendance that it certifies'),
  eventId: globalId('Event'),
  personId: PersonId,
  issuedOn: CalendarDate.describe('Day of issue'),
  revokedOn: CalendarDate.nullable().describe('Day on which it was revoked; null while it holds'),
});
export type CertificateState = z.infer<typeof CertificateState>;
