import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { Site } from './site.js';

const columns: Columns<Site> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  kind: { type: 'text' },
  theme: { type: 'text', nullable: true },
  patronId: { name: 'patron_id', type: 'text', nullable: true },
  patronName: { name: 'patron_name', type: 'text', nullable: true },
  actId: { name: 'act_id', type: 'text', nullable: true },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const SiteTable = defineTable<Site>({ name: 'site', columns, sight: toIdentified });
