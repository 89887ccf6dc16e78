import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { MunicipalAssignment } from './municipal-assignment.js';

const columns: Columns<MunicipalAssignment> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  executorId: { name: 'executor_id', type: 'text' },
  orderNumber: { name: 'order_number', type: 'text' },
  orderDate: { name: 'order_date', type: 'date' },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date' },
  measures: { type: 'jsonb' },
  withdrawn: { type: 'boolean' },
  version: { type: 'integer' },
};

export const MunicipalAssignmentTable = defineTable<MunicipalAssignment>({
  name: 'municipal_assignment',
  columns,
  sight: toIdentified,
});
