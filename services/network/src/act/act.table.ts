import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { Act } from './act.js';

const columns: Columns<Act> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text', nullable: true },
  kind: { type: 'text' },
  number: { type: 'text', nullable: true },
  title: { type: 'text' },
  issuer: { type: 'text' },
  adoptedOn: { name: 'adopted_on', type: 'date', nullable: true },
  from: { name: 'valid_from', type: 'date', nullable: true },
  repealedOn: { name: 'repealed_on', type: 'date', nullable: true },
  repealedById: { name: 'repealed_by_id', type: 'text', nullable: true },
  fileUrl: { name: 'file_url', type: 'text', nullable: true },
  inPursuanceOf: { name: 'in_pursuance_of', type: 'jsonb' },
  amends: { type: 'jsonb' },
  repeals: { type: 'jsonb' },
  publications: { type: 'jsonb' },
  operators: { type: 'jsonb' },
  controllers: { type: 'jsonb' },
  marks: { type: 'jsonb' },
  suspect: { type: 'text', nullable: true },
  source: { type: 'text', nullable: true },
  version: { type: 'integer' },
};

export const ActTable = defineTable<Act>({ name: 'act', columns, sight: toIdentified });
