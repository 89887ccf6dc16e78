import { calendarDate, type EmploymentId, type PersonId, unitId } from '@metodnet/kernel';
import type { Employment, Term } from './employment.js';

export const day = calendarDate;

export const aTerm = (given: Partial<Term> = {}): Term => ({
  from: day('2024-09-01'),
  to: null,
  position: 'teacher',
  rateHundredths: 100,
  teachingLoadHundredths: 0,
  subjects: ['mathematics'],
  ...given,
});

/** A valid open employment; a test names what matters to it. */
export const anEmployment = (given: Partial<Employment> = {}): Employment => ({
  id: 'ru-tom-tomsk:00000000-0000-4000-8000-00000000000e' as EmploymentId,
  personId: 'ru-tom-tomsk:00000000-0000-4000-8000-000000000001' as PersonId,
  unitId: unitId('ru-tom-tomsk-school-4'),
  personnelNumber: '101',
  main: true,
  from: day('2024-09-01'),
  to: null,
  cancelled: false,
  terms: [aTerm()],
  version: 1,
  ...given,
});

/** No other job anywhere. */
export const ALONE = { main: 0, peakRateHundredths: 100 };
