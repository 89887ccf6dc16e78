import type { Columns } from '@metodnet/store';
import { EntitySchema } from 'typeorm';
import type { Premises } from './premises.js';

const columns: Columns<Premises> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  states: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const PremisesTable = new EntitySchema<Premises>({ name: 'premises', columns });
