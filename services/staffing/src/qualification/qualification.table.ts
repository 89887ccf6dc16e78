import { type Columns, defineTable } from '@metodnet/store';
import { ofUnitOrPerson } from '../sight.js';
import type { Qualification } from './qualification.js';

const columns: Columns<Qualification> = {
  id: { type: 'text', primary: true },
  personId: { name: 'person_id', type: 'text' },
  unitId: { name: 'unit_id', type: 'text' },
  kind: { type: 'text' },
  programme: { type: 'text' },
  hours: { type: 'integer' },
  completedOn: { name: 'completed_on', type: 'date' },
  inFederalRegister: { name: 'in_federal_register', type: 'boolean' },
  diagnosedOn: { name: 'diagnosed_on', type: 'date', nullable: true },
  document: { type: 'text', nullable: true },
  withdrawn: { type: 'boolean' },
  version: { type: 'integer' },
};

export const QualificationTable = defineTable<Qualification>({ name: 'qualification', columns, sight: ofUnitOrPerson });
