import { newId } from '@metodnet/kernel';
import { centre, day, school, tomsk } from '../events.fixture.js';
import type { IdentifyPractice } from './practice.js';

/** A practice of one teacher of the school, identified on 12 January; a test names only what matters to it. */
export const aFind = (given: Partial<IdentifyPractice> = {}): IdentifyPractice => ({
  id: newId<'Practice'>(tomsk),
  unitId: centre,
  homeId: school,
  theme: 'Проектная деятельность на уроках физики',
  summary: null,
  authorIds: [newId<'Person'>(tomsk)],
  requestId: null,
  reachedOn: day('2026-01-12'),
  eventId: null,
  ...given,
});
