import { type Columns, defineTable } from '@metodnet/store';
import { toKeepersHomeAndOneself } from '../sight.js';
import type { Loan } from './loan.js';

const columns: Columns<Loan> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  mediaItemId: { name: 'media_item_id', type: 'text' },
  homeId: { name: 'home_id', type: 'text' },
  personId: { name: 'person_id', type: 'text', nullable: true },
  lentOn: { name: 'lent_on', type: 'date' },
  dueOn: { name: 'due_on', type: 'date' },
  returnedOn: { name: 'returned_on', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const LoanTable = defineTable<Loan>({ name: 'loan', columns, sight: toKeepersHomeAndOneself });
