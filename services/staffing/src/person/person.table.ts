import { type Columns, defineTable } from '@metodnet/store';
import { ofPerson } from '../sight.js';
import type { Person } from './person.js';

const columns: Columns<Person> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  lastName: { name: 'last_name', type: 'text' },
  firstName: { name: 'first_name', type: 'text' },
  patronymic: { type: 'text', nullable: true },
  birthDate: { name: 'birth_date', type: 'date' },
  phone: { type: 'text', nullable: true },
  email: { type: 'text', nullable: true },
  education: { type: 'text' },
  higherEducationFrom: { name: 'higher_education_from', type: 'date', nullable: true },
  pedagogicalSince: { name: 'pedagogical_since', type: 'date', nullable: true },
  identityKey: { name: 'identity_key', type: 'text' },
  mergedInto: { name: 'merged_into', type: 'text', nullable: true },
  version: { type: 'integer' },
};

export const PersonTable = defineTable<Person>({ name: 'person', columns, sight: ofPerson('staffing:read-names') });
