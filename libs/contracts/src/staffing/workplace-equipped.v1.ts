import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate } from '../vocabulary.js';
import { WorkplaceState } from './staff-records-state.js';

export const WorkplaceEquipped = defineEvent('staffing.workplace-equipped.v1', {
  summary: 'The equipment of a workplace changed from a date.',
  data: WorkplaceState.extend({
    occurredOn: CalendarDate.describe('Day from which the change holds'),
  }),
});
export type WorkplaceEquipped = EventOf<typeof WorkplaceEquipped>;
