import { type Columns, defineTable } from '@metodnet/store';
import { toKeepersHomeAndOneself } from '../sight.js';
import type { Participation } from './participation.js';

const columns: Columns<Participation> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  eventId: { name: 'event_id', type: 'text' },
  homeId: { name: 'home_id', type: 'text' },
  personId: { name: 'person_id', type: 'text', nullable: true },
  pupilId: { name: 'pupil_id', type: 'text', nullable: true },
  pupilAges: { name: 'pupil_ages', type: 'jsonb', nullable: true },
  role: { type: 'text' },
  source: { type: 'text' },
  referralId: { name: 'referral_id', type: 'text', nullable: true },
  replacesId: { name: 'replaces_id', type: 'text', nullable: true },
  status: { type: 'text' },
  queuedAt: { name: 'queued_at', type: 'timestamptz' },
  countsOn: { name: 'counts_on', type: 'date' },
  hours: { type: 'integer' },
  version: { type: 'integer' },
};

export const ParticipationTable = defineTable<Participation>({
  name: 'participation',
  columns,
  sight: toKeepersHomeAndOneself,
});
