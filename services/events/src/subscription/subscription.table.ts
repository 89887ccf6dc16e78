import { type Columns, defineTable, reachedBy } from '@metodnet/store';
import type { Subscription } from './subscription.js';

const columns: Columns<Subscription> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  homeId: { name: 'home_id', type: 'text' },
  addresses: { type: 'jsonb' },
  language: { type: 'text' },
  status: { type: 'text' },
  key: { type: 'text' },
  version: { type: 'integer' },
};

/** Addresses are for those who mail to them, and for the organisation whose they are. */
export const SubscriptionTable = defineTable<Subscription>({
  name: 'subscription',
  columns,
  sight: (row, asker) =>
    `(${row}.unit_id = ${reachedBy(asker, 'events:write')} or ${row}.home_id = ${reachedBy(asker, 'events:refer')})`,
});
