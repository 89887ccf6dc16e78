import { day } from '../events.fixture.js';
import type { ProgrammeDetails } from './target-programme.js';

/** A programme of the academic year 2025/26; a test names only what matters to it. */
export const aProgramme = (given: Partial<ProgrammeDetails> = {}): ProgrammeDetails => ({
  title: 'Школа молодого учителя',
  series: false,
  orderNumber: '112-о',
  orderedOn: day('2025-08-25'),
  from: day('2025-09-01'),
  to: day('2026-09-01'),
  ...given,
});
