import { type Columns, defineTable } from '@metodnet/store';
import { toKeepersAndAuditors } from '../sight.js';
import type { Agreement } from './agreement.js';

const columns: Columns<Agreement> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  partnerId: { name: 'partner_id', type: 'text', nullable: true },
  partnerName: { name: 'partner_name', type: 'text' },
  number: { type: 'text', nullable: true },
  subject: { type: 'text' },
  orderedEvents: { name: 'ordered_events', type: 'jsonb' },
  fileUrl: { name: 'file_url', type: 'text', nullable: true },
  signedOn: { name: 'signed_on', type: 'date' },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const AgreementTable = defineTable<Agreement>({ name: 'agreement', columns, sight: toKeepersAndAuditors });
