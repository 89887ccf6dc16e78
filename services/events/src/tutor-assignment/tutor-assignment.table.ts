import { type Columns, defineTable, reachedBy, type Sight } from '@metodnet/store';
import { oneself } from '../sight.js';
import type { TutorAssignment } from './tutor-assignment.js';

const columns: Columns<TutorAssignment> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  tutorId: { name: 'tutor_id', type: 'text' },
  level: { type: 'text' },
  subject: { type: 'text' },
  projectId: { name: 'project_id', type: 'text', nullable: true },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  version: { type: 'integer' },
};

/** For those who may read it where it is kept, and for the tutor. */
const toKeepersAndTutor: Sight = (row, asker) =>
  `(${row}.unit_id = ${reachedBy(asker, 'events:read')} or ${row}.tutor_id = ${oneself(asker)})`;

export const TutorAssignmentTable = defineTable<TutorAssignment>({
  name: 'tutor_assignment',
  columns,
  sight: toKeepersAndTutor,
});
