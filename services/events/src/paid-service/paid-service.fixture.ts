import { newId } from '@metodnet/kernel';
import { centre, day, school, tomsk } from '../events.fixture.js';
import type { AgreeOnService } from './paid-service.js';

/** A service for the school, agreed on in February for 10 March; a test names only what matters to it. */
export const anAgreement = (given: Partial<AgreeOnService> = {}): AgreeOnService => ({
  id: newId<'PaidService'>(tomsk),
  unitId: centre,
  title: 'Выездной семинар для педагогического коллектива',
  customerId: school,
  customer: null,
  contractNumber: '15-у',
  contractedOn: day('2026-02-20'),
  priceKopecks: 1_250_000,
  agreedFor: day('2026-03-10'),
  eventId: null,
  ...given,
});
