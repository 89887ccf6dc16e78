import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { Structure } from './structure.js';

const columns: Columns<Structure> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  kind: { type: 'text' },
  name: { type: 'text' },
  subject: { type: 'text', nullable: true },
  actId: { name: 'act_id', type: 'text', nullable: true },
  heads: { type: 'jsonb' },
  members: { type: 'jsonb' },
  formedOn: { name: 'formed_on', type: 'date' },
  dissolvedOn: { name: 'dissolved_on', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const StructureTable = defineTable<Structure>({ name: 'structure', columns, sight: toIdentified });
