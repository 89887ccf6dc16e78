import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { Relation } from './relation.js';

const columns: Columns<Relation> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  kind: { type: 'text' },
  otherId: { name: 'other_id', type: 'text' },
  subject: { type: 'text', nullable: true },
  agreedWithId: { name: 'agreed_with_id', type: 'text', nullable: true },
  actId: { name: 'act_id', type: 'text', nullable: true },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const RelationTable = defineTable<Relation>({ name: 'relation', columns, sight: toIdentified });
