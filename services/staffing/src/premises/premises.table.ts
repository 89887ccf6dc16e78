import { type Columns, defineTable } from '@metodnet/store';
import { ofUnit } from '../sight.js';
import type { Premises } from './premises.js';

const columns: Columns<Premises> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  states: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const PremisesTable = defineTable<Premises>({ name: 'premises', columns, sight: ofUnit });
