import { newId } from '@metodnet/kernel';
import { centre, day, school, tomsk } from '../events.fixture.js';
import type { ConsultationDetails, RecordConsultation } from './consultation.js';

/** A consultation of a teacher of the school on 10 March; a test names only what matters to it. */
export const aTalk = (given: Partial<ConsultationDetails> = {}): ConsultationDetails => ({
  methodistId: newId<'Person'>(tomsk),
  personId: newId<'Person'>(tomsk),
  homeId: school,
  topic: 'Как Ивановой составить рабочую программу',
  form: 'IN_PERSON',
  heldOn: day('2026-03-10'),
  difficultyId: null,
  ...given,
});

export const aRecord = (given: Partial<ConsultationDetails> = {}): RecordConsultation => ({
  id: newId<'Consultation'>(tomsk),
  unitId: centre,
  ...aTalk(given),
});
