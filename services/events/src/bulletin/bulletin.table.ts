import { type Columns, defineTable } from '@metodnet/store';
import { toIdentifiedOnceApproved } from '../sight.js';
import type { Bulletin } from './bulletin.js';

const columns: Columns<Bulletin> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  weekOf: { name: 'week_of', type: 'date' },
  text: { type: 'text', nullable: true },
  entries: { type: 'jsonb' },
  status: { type: 'text' },
  lines: { type: 'jsonb', nullable: true },
  publishedOn: { name: 'published_on', type: 'date', nullable: true },
  publishedAt: { name: 'published_at', type: 'timestamptz', nullable: true },
  mailedOn: { name: 'mailed_on', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const BulletinTable = defineTable<Bulletin>({
  name: 'bulletin',
  columns,
  sight: toIdentifiedOnceApproved((row) => `${row}.status = 'published'`),
});
