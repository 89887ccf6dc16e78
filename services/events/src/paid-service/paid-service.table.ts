import { type Columns, defineTable, reachedBy, type Sight } from '@metodnet/store';
import type { PaidService } from './paid-service.js';

const columns: Columns<PaidService> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  title: { type: 'text' },
  customerId: { name: 'customer_id', type: 'text', nullable: true },
  customer: { type: 'text', nullable: true },
  contractNumber: { name: 'contract_number', type: 'text' },
  contractedOn: { name: 'contracted_on', type: 'date' },
  priceKopecks: { name: 'price_kopecks', type: 'integer' },
  agreedFor: { name: 'agreed_for', type: 'date' },
  eventId: { name: 'event_id', type: 'text', nullable: true },
  renderedOn: { name: 'rendered_on', type: 'date', nullable: true },
  cancelledBecause: { name: 'cancelled_because', type: 'text', nullable: true },
  version: { type: 'integer' },
};

/** For those who may read it where it is rendered, and for the organisation that pays. */
const toKeepersAndCustomer: Sight = (row, asker) =>
  `(${row}.unit_id = ${reachedBy(asker, 'events:read')} or ${row}.customer_id = ${reachedBy(asker, 'events:read')})`;

export const PaidServiceTable = defineTable<PaidService>({
  name: 'paid_service',
  columns,
  sight: toKeepersAndCustomer,
});
