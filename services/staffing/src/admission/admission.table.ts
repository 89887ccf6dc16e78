import { type Columns, defineTable } from '@metodnet/store';
import { ofUnitWithNames } from '../sight.js';
import type { Admission } from './admission.js';

const columns: Columns<Admission> = {
  id: { type: 'text', primary: true },
  personId: { name: 'person_id', type: 'text' },
  unitId: { name: 'unit_id', type: 'text' },
  check: { type: 'text' },
  status: { type: 'text' },
  checkedOn: { name: 'checked_on', type: 'date' },
  version: { type: 'integer' },
};

export const AdmissionTable = defineTable<Admission>({ name: 'admission', columns, sight: ofUnitWithNames });
