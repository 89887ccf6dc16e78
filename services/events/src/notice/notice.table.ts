import { type Columns, defineTable } from '@metodnet/store';
import { toKeepersHomeAndOneself } from '../sight.js';
import type { Notice } from './notice.js';

const columns: Columns<Notice> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  eventId: { name: 'event_id', type: 'text' },
  homeId: { name: 'home_id', type: 'text' },
  personId: { name: 'person_id', type: 'text', nullable: true },
  kind: { type: 'text' },
  was: { type: 'jsonb', nullable: true },
  now: { name: 'as_of_now', type: 'jsonb' },
  because: { type: 'text', nullable: true },
  concerned: { type: 'integer' },
  givenAt: { name: 'given_at', type: 'timestamptz' },
  readAt: { name: 'read_at', type: 'timestamptz', nullable: true },
  version: { type: 'integer' },
};

export const NoticeTable = defineTable<Notice>({ name: 'notice', columns, sight: toKeepersHomeAndOneself });
