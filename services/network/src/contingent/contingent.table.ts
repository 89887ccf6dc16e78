import type { Columns } from '@metodnet/store';
import { EntitySchema } from 'typeorm';
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

export const ContingentTable = new EntitySchema<Contingent>({ name: 'contingent', columns });
