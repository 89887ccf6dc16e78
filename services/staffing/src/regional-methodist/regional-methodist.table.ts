import { type Columns, defineTable } from '@metodnet/store';
import { ofUnitOrPerson } from '../sight.js';
import type { RegionalMethodist } from './regional-methodist.js';

const columns: Columns<RegionalMethodist> = {
  id: { type: 'text', primary: true },
  personId: { name: 'person_id', type: 'text' },
  unitId: { name: 'unit_id', type: 'text' },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  teachers: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const RegionalMethodistTable = defineTable<RegionalMethodist>({
  name: 'regional_methodist',
  columns,
  sight: ofUnitOrPerson,
});
