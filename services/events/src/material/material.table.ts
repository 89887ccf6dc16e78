import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { Material } from './material.js';

const columns: Columns<Material> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  type: { type: 'text' },
  title: { type: 'text' },
  annotation: { type: 'text', nullable: true },
  authorIds: { name: 'author_ids', type: 'jsonb' },
  subjects: { type: 'jsonb' },
  tags: { type: 'jsonb' },
  eventId: { name: 'event_id', type: 'text', nullable: true },
  url: { type: 'text' },
  publishedOn: { name: 'published_on', type: 'date' },
  withdrawn: { type: 'boolean' },
  version: { type: 'integer' },
};

export const MaterialTable = defineTable<Material>({ name: 'material', columns, sight: toIdentified });
