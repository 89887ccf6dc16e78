import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { Project } from './project.js';

const columns: Columns<Project> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  title: { type: 'text' },
  goal: { type: 'text', nullable: true },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  protocolNumber: { name: 'protocol_number', type: 'text', nullable: true },
  approvedOn: { name: 'approved_on', type: 'date', nullable: true },
  reports: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const ProjectTable = defineTable<Project>({ name: 'project', columns, sight: toIdentified });
