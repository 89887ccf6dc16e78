import { type Columns, defineTable, reachedBy, type Sight } from '@metodnet/store';
import type { Practice } from './practice.js';

const columns: Columns<Practice> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  homeId: { name: 'home_id', type: 'text' },
  theme: { type: 'text' },
  summary: { type: 'text', nullable: true },
  authorIds: { name: 'author_ids', type: 'jsonb' },
  requestId: { name: 'request_id', type: 'text', nullable: true },
  stages: { type: 'jsonb' },
  withdrawn: { type: 'boolean' },
  version: { type: 'integer' },
};

/** Presented is public; before that it is between the service that works on it and the organisation where it was found. */
const onceItIsPresented: Sight = (row, asker) =>
  `(${row}.unit_id = ${reachedBy(asker, 'events:read')}
    or ${row}.home_id = ${reachedBy(asker, 'events:read')}
    or (${asker.subject} <> '' and not ${row}.withdrawn
        and ${row}.stages @> jsonb_build_array(jsonb_build_object('stage', 'PRESENTED'))))`;

export const PracticeTable = defineTable<Practice>({ name: 'practice', columns, sight: onceItIsPresented });
