import type { Columns } from '@metodnet/store';
import { EntitySchema } from 'typeorm';
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

export const CategoryTable = new EntitySchema<CategoryOfUnit>({ name: 'category', columns });
