import { type Columns, defineTable } from '@metodnet/store';
import { ofUnit } from '../sight.js';
import type { MethodistAssignment } from './methodist-assignment.js';

const columns: Columns<MethodistAssignment> = {
  id: { type: 'text', primary: true },
  methodistId: { name: 'methodist_id', type: 'text' },
  unitId: { name: 'unit_id', type: 'text' },
  teacherIds: { name: 'teacher_ids', type: 'text', array: true },
  organisationIds: { name: 'organisation_ids', type: 'text', array: true },
  direction: { type: 'text', nullable: true },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const MethodistAssignmentTable = defineTable<MethodistAssignment>({
  name: 'methodist_assignment',
  columns,
  sight: ofUnit,
});
