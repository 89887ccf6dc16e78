import { type Columns, defineTable, reachedBy } from '@metodnet/store';
import type { Referral } from './referral.js';

const columns: Columns<Referral> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  eventId: { name: 'event_id', type: 'text' },
  organiserId: { name: 'organiser_id', type: 'text' },
  form: { type: 'text' },
  orderNumber: { name: 'order_number', type: 'text', nullable: true },
  issuedOn: { name: 'issued_on', type: 'date' },
  people: { type: 'integer' },
  pupils: { type: 'integer' },
  pupilGroups: { name: 'pupil_groups', type: 'jsonb' },
  recalled: { type: 'boolean' },
  version: { type: 'integer' },
};

/** For the organisation that sends and the event's organiser. */
export const ReferralTable = defineTable<Referral>({
  name: 'referral',
  columns,
  sight: (row, asker) =>
    `(${row}.unit_id = ${reachedBy(asker, 'events:read')} or ${row}.organiser_id = ${reachedBy(asker, 'events:read')})`,
});
