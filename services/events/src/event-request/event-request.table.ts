import { type Columns, defineTable } from '@metodnet/store';
import { toKeepersHomeAndOneself } from '../sight.js';
import type { EventRequest } from './event-request.js';

const columns: Columns<EventRequest> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  applicantId: { name: 'home_id', type: 'text' },
  personId: { name: 'person_id', type: 'text', nullable: true },
  kind: { type: 'text' },
  number: { type: 'text', nullable: true },
  writtenOn: { name: 'written_on', type: 'date', nullable: true },
  receivedOn: { name: 'received_on', type: 'date' },
  subject: { type: 'text' },
  form: { type: 'text', nullable: true },
  audienceSize: { name: 'audience_size', type: 'integer', nullable: true },
  wishedFrom: { name: 'wished_from', type: 'date', nullable: true },
  wishedTo: { name: 'wished_to', type: 'date', nullable: true },
  difficultyId: { name: 'difficulty_id', type: 'text', nullable: true },
  scanUrl: { name: 'scan_url', type: 'text', nullable: true },
  status: { type: 'text' },
  ruledOn: { name: 'ruled_on', type: 'date', nullable: true },
  ruledBecause: { name: 'ruled_because', type: 'text', nullable: true },
  planItemId: { name: 'plan_item_id', type: 'text', nullable: true },
  version: { type: 'integer' },
};

export const EventRequestTable = defineTable<EventRequest>({
  name: 'event_request',
  columns,
  sight: toKeepersHomeAndOneself,
});
