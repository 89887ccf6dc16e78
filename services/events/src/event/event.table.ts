import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { Event } from './event.js';

const columns: Columns<Event> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  title: { type: 'text' },
  description: { type: 'text', nullable: true },
  kind: { type: 'text' },
  level: { type: 'text' },
  form: { type: 'text' },
  startsOn: { name: 'starts_on', type: 'date' },
  endsOn: { name: 'ends_on', type: 'date' },
  startsAt: { name: 'starts_at', type: 'text', nullable: true },
  endsAt: { name: 'ends_at', type: 'text', nullable: true },
  venue: { type: 'jsonb' },
  audience: { type: 'jsonb' },
  tags: { type: 'jsonb' },
  subjects: { type: 'jsonb' },
  seats: { type: 'integer', nullable: true },
  hours: { type: 'integer' },
  registerUntil: { name: 'register_until', type: 'date', nullable: true },
  agreementId: { name: 'agreement_id', type: 'text', nullable: true },
  structureId: { name: 'structure_id', type: 'text', nullable: true },
  programmeId: { name: 'programme_id', type: 'text', nullable: true },
  planItemId: { name: 'plan_item_id', type: 'text', nullable: true },
  seriesId: { name: 'series_id', type: 'text', nullable: true },
  status: { type: 'text' },
  cancelledBecause: { name: 'cancelled_because', type: 'text', nullable: true },
  version: { type: 'integer' },
};

export const EventTable = defineTable<Event>({ name: 'event', columns, sight: toIdentified });
