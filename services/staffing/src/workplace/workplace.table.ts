import { type Columns, defineTable } from '@metodnet/store';
import { ofUnit } from '../sight.js';
import type { Workplace } from './workplace.js';

const columns: Columns<Workplace> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  label: { type: 'text' },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  equipment: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const WorkplaceTable = defineTable<Workplace>({ name: 'workplace', columns, sight: ofUnit });
