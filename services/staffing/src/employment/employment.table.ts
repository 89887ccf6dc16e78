import { type Columns, defineTable } from '@metodnet/store';
import { ofUnitOrOneself } from '../sight.js';
import type { Employment } from './employment.js';

const columns: Columns<Employment> = {
  id: { type: 'text', primary: true },
  personId: { name: 'person_id', type: 'text' },
  unitId: { name: 'unit_id', type: 'text' },
  personnelNumber: { name: 'personnel_number', type: 'text', nullable: true },
  main: { type: 'boolean' },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  cancelled: { type: 'boolean' },
  terms: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const EmploymentTable = defineTable<Employment>({ name: 'employment', columns, sight: ofUnitOrOneself });
