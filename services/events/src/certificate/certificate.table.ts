import { type Columns, defineTable, reachedBy } from '@metodnet/store';
import { oneself, toKeepersHomeAndOneself } from '../sight.js';
import type { Certificate, CertificatePaper } from './certificate.js';

const columns: Columns<Certificate> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  homeId: { name: 'home_id', type: 'text' },
  participationId: { name: 'participation_id', type: 'text' },
  eventId: { name: 'event_id', type: 'text' },
  personId: { name: 'person_id', type: 'text' },
  year: { type: 'integer' },
  serial: { type: 'integer' },
  role: { type: 'text' },
  hours: { type: 'integer' },
  replacesId: { name: 'replaces_id', type: 'text', nullable: true },
  issuedOn: { name: 'issued_on', type: 'date' },
  revokedOn: { name: 'revoked_on', type: 'date', nullable: true },
  revokedBecause: { name: 'revoked_because', type: 'text', nullable: true },
  version: { type: 'integer' },
};

export const CertificateTable = defineTable<Certificate>({
  name: 'certificate',
  columns,
  sight: toKeepersHomeAndOneself,
});

const printed: Columns<CertificatePaper> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  homeId: { name: 'home_id', type: 'text' },
  personId: { name: 'person_id', type: 'text' },
  number: { type: 'text' },
  code: { type: 'text' },
  digest: { type: 'text' },
  holder: { type: 'text' },
  eventTitle: { name: 'event_title', type: 'text' },
  startsOn: { name: 'starts_on', type: 'date' },
  endsOn: { name: 'ends_on', type: 'date' },
  organisation: { type: 'text' },
  templateId: { name: 'template_id', type: 'text', nullable: true },
  version: { type: 'integer' },
};

/** For those who issue, for those who may know names where it was issued or where the person works, and for the person. */
export const CertificatePaperTable = defineTable<CertificatePaper>({
  name: 'certificate_paper',
  columns: printed,
  sight: (row, asker) =>
    `(${row}.unit_id = ${reachedBy(asker, 'events:write')}
      or ${row}.unit_id = ${reachedBy(asker, 'staffing:read-names')}
      or ${row}.home_id = ${reachedBy(asker, 'staffing:read-names')}
      or ${row}.person_id = ${oneself(asker)})`,
});
