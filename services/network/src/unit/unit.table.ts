import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { Unit } from './unit.js';

const columns: Columns<Unit> = {
  id: { type: 'text', primary: true },
  ownerId: { name: 'owner_id', type: 'text' },
  kind: { type: 'text' },
  level: { type: 'text' },
  legalForm: { name: 'legal_form', type: 'text', nullable: true },
  oktmo: { type: 'text', nullable: true },
  inn: { type: 'text', nullable: true },
  ogrn: { type: 'text', nullable: true },
  organisationalForm: { name: 'organisational_form', type: 'text', nullable: true },
  hostId: { name: 'host_id', type: 'text', nullable: true },
  district: { type: 'text', nullable: true },
  aliases: { type: 'jsonb' },
  names: { type: 'jsonb' },
  placements: { type: 'jsonb' },
  from: { name: 'valid_from', type: 'date' },
  closedOn: { name: 'closed_on', type: 'date', nullable: true },
  successorIds: { name: 'successor_ids', type: 'jsonb' },
  version: { type: 'integer' },
};

export const UnitTable = defineTable<Unit>({ name: 'unit', columns, sight: toIdentified });
