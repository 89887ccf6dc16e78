import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { CategoryOfUnit } from './category.js';

const columns: Columns<CategoryOfUnit> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  category: { type: 'text' },
  actId: { name: 'act_id', type: 'text', nullable: true },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const CategoryTable = defineTable<CategoryOfUnit>({ name: 'category', columns, sight: toIdentified });
