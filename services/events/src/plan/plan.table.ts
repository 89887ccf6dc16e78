import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified, toIdentifiedOnceApproved } from '../sight.js';
import type { Plan } from './plan.js';
import type { PlanEdition } from './plan-edition.js';

const columns: Columns<Plan> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  kind: { type: 'text' },
  title: { type: 'text' },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date' },
  status: { type: 'text' },
  edition: { type: 'integer' },
  order: { name: 'approving_order', type: 'jsonb', nullable: true },
  firstApprovedOn: { name: 'first_approved_on', type: 'date', nullable: true },
  amendment: { type: 'jsonb', nullable: true },
  version: { type: 'integer' },
};

export const PlanTable = defineTable<Plan>({
  name: 'plan',
  columns,
  sight: toIdentifiedOnceApproved((row) => `${row}.edition > 0`),
});

const editionColumns: Columns<PlanEdition> = {
  id: { type: 'text', primary: true },
  planId: { name: 'plan_id', type: 'text' },
  unitId: { name: 'unit_id', type: 'text' },
  number: { type: 'integer' },
  order: { name: 'approving_order', type: 'jsonb' },
  amendment: { type: 'jsonb', nullable: true },
  items: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const PlanEditionTable = defineTable<PlanEdition>({
  name: 'plan_edition',
  columns: editionColumns,
  sight: toIdentified,
});
