import { type Columns, defineTable } from '@metodnet/store';
import { ofUnitOrPerson } from '../sight.js';
import type { Category } from './category.js';

const columns: Columns<Category> = {
  id: { type: 'text', primary: true },
  personId: { name: 'person_id', type: 'text' },
  unitId: { name: 'unit_id', type: 'text' },
  kind: { type: 'text' },
  grantedOn: { name: 'granted_on', type: 'date' },
  validUntil: { name: 'valid_until', type: 'date', nullable: true },
  withdrawn: { type: 'boolean' },
  version: { type: 'integer' },
};

export const CategoryTable = defineTable<Category>({ name: 'category', columns, sight: ofUnitOrPerson });
