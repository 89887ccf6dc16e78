import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { EventOrder } from './event-order.js';

const columns: Columns<EventOrder> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  executorId: { name: 'executor_id', type: 'text' },
  agreementId: { name: 'agreement_id', type: 'text' },
  title: { type: 'text' },
  dueOn: { name: 'due_on', type: 'date' },
  eventId: { name: 'event_id', type: 'text', nullable: true },
  withdrawn: { type: 'boolean' },
  version: { type: 'integer' },
};

export const EventOrderTable = defineTable<EventOrder>({ name: 'event_order', columns, sight: toIdentified });
