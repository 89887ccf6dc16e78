import { type Columns, defineTable } from '@metodnet/store';
import { ofUnit } from '../sight.js';
import type { ManagementTeam } from './management-team.js';

const columns: Columns<ManagementTeam> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  members: { type: 'jsonb' },
  trainings: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const ManagementTeamTable = defineTable<ManagementTeam>({ name: 'management_team', columns, sight: ofUnit });
