import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { Contingent } from './contingent.js';

const columns: Columns<Contingent> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  asOf: { name: 'as_of', type: 'date' },
  counts: { type: 'jsonb' },
  total: { type: 'integer' },
  basis: { type: 'text', nullable: true },
  version: { type: 'integer' },
};

export const ContingentTable = defineTable<Contingent>({ name: 'contingent', columns, sight: toIdentified });
