import { type Columns, defineTable, reachedBy } from '@metodnet/store';
import type { Pupil } from './pupil.js';

const columns: Columns<Pupil> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  reference: { type: 'text', nullable: true },
  birthYear: { name: 'birth_year', type: 'integer' },
  movingTo: { name: 'moving_to', type: 'text', nullable: true },
  mergedInto: { name: 'merged_into', type: 'text', nullable: true },
  version: { type: 'integer' },
};

/** For whoever answers for the organisation's side, and for the organisation to which a pupil is going. */
export const PupilTable = defineTable<Pupil>({
  name: 'pupil',
  columns,
  sight: (row, asker) =>
    `(${row}.unit_id = ${reachedBy(asker, 'events:refer')} or ${row}.moving_to = ${reachedBy(asker, 'events:refer')})`,
});
