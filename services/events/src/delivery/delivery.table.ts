import { type Columns, defineTable, reachedBy } from '@metodnet/store';
import type { Delivery } from './delivery.js';

const columns: Columns<Delivery> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  homeId: { name: 'home_id', type: 'text' },
  bulletinId: { name: 'bulletin_id', type: 'text', nullable: true },
  noticeId: { name: 'notice_id', type: 'text', nullable: true },
  eventId: { name: 'event_id', type: 'text', nullable: true },
  status: { type: 'text' },
  attempts: { type: 'integer' },
  responseCode: { name: 'response_code', type: 'integer', nullable: true },
  queuedAt: { name: 'queued_at', type: 'timestamptz' },
  dueAt: { name: 'due_at', type: 'timestamptz' },
  settledAt: { name: 'settled_at', type: 'timestamptz', nullable: true },
  version: { type: 'integer' },
};

/** For those who inform, and for the organisation that is informed. */
export const DeliveryTable = defineTable<Delivery>({
  name: 'delivery',
  columns,
  sight: (row, asker) =>
    `(${row}.unit_id = ${reachedBy(asker, 'events:read')} or ${row}.home_id = ${reachedBy(asker, 'events:read')})`,
});
