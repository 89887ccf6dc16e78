import { type Columns, defineTable } from '@metodnet/store';
import { toIdentifiedOnceApproved } from '../sight.js';
import type { PlanItem } from './plan-item.js';

const columns: Columns<PlanItem> = {
  id: { type: 'text', primary: true },
  planId: { name: 'plan_id', type: 'text' },
  unitId: { name: 'unit_id', type: 'text' },
  number: { type: 'text' },
  numberKey: { name: 'number_key', type: 'text' },
  title: { type: 'text' },
  direction: { type: 'text', nullable: true },
  content: { type: 'text', nullable: true },
  deadline: { type: 'text' },
  recurrence: { type: 'text', nullable: true },
  periods: { type: 'jsonb' },
  dueFrom: { name: 'due_from', type: 'date', nullable: true },
  dueTo: { name: 'due_to', type: 'date', nullable: true },
  responsible: { type: 'text' },
  responsibleIds: { name: 'responsible_ids', type: 'jsonb' },
  functions: { type: 'jsonb' },
  bases: { type: 'jsonb' },
  duplicateOf: { name: 'duplicate_of', type: 'text', nullable: true },
  status: { type: 'text' },
  result: { type: 'text', nullable: true },
  doneOn: { name: 'done_on', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const PlanItemTable = defineTable<PlanItem>({
  name: 'plan_item',
  columns,
  sight: toIdentifiedOnceApproved(
    (row) => `exists (select from plan of_item where of_item.id = ${row}.plan_id and of_item.edition > 0)`,
  ),
});
