import { type Columns, defineTable } from '@metodnet/store';
import { toKeepersHomeAndOneself } from '../sight.js';
import type { Consultation } from './consultation.js';

const columns: Columns<Consultation> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  methodistId: { name: 'methodist_id', type: 'text' },
  personId: { name: 'person_id', type: 'text' },
  homeId: { name: 'home_id', type: 'text' },
  topic: { type: 'text' },
  form: { type: 'text' },
  heldOn: { name: 'held_on', type: 'date' },
  difficultyId: { name: 'difficulty_id', type: 'text', nullable: true },
  cancelled: { type: 'boolean' },
  version: { type: 'integer' },
};

export const ConsultationTable = defineTable<Consultation>({
  name: 'consultation',
  columns,
  sight: toKeepersHomeAndOneself,
});
