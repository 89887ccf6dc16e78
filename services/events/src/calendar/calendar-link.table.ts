import { type Columns, defineTable } from '@metodnet/store';
import { oneself } from '../sight.js';
import type { CalendarLink } from './calendar-link.js';

const columns: Columns<CalendarLink> = {
  id: { type: 'text', primary: true },
  personId: { name: 'person_id', type: 'text' },
  name: { type: 'text' },
  digest: { type: 'text' },
  createdOn: { name: 'created_on', type: 'date' },
  revokedOn: { name: 'revoked_on', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const CalendarLinkTable = defineTable<CalendarLink>({
  name: 'calendar_link',
  columns,
  sight: (row, asker) => `${row}.person_id = ${oneself(asker)}`,
});
