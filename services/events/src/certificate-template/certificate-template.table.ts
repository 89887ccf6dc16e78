import { type Columns, defineTable } from '@metodnet/store';
import { toKeepers } from '../sight.js';
import type { CertificateTemplate } from './certificate-template.js';

const columns: Columns<CertificateTemplate> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  edition: { type: 'integer' },
  orientation: { type: 'text' },
  title: { type: 'text' },
  body: { type: 'text' },
  signatory: { type: 'text' },
  position: { type: 'text' },
  image: { type: 'bytea', nullable: true },
  savedOn: { name: 'saved_on', type: 'date' },
  version: { type: 'integer' },
};

/** For those who issue alone: a seal and a signatory's name are not for copying. */
export const CertificateTemplateTable = defineTable<CertificateTemplate>({
  name: 'certificate_template',
  columns,
  sight: toKeepers,
});
