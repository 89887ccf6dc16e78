import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { TargetProgramme } from './target-programme.js';

const columns: Columns<TargetProgramme> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  title: { type: 'text' },
  series: { type: 'boolean' },
  orderNumber: { name: 'order_number', type: 'text' },
  orderedOn: { name: 'ordered_on', type: 'date' },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date' },
  closedOn: { name: 'closed_on', type: 'date', nullable: true },
  closedBecause: { name: 'closed_because', type: 'text', nullable: true },
  version: { type: 'integer' },
};

export const TargetProgrammeTable = defineTable<TargetProgramme>({
  name: 'target_programme',
  columns,
  sight: toIdentified,
});
