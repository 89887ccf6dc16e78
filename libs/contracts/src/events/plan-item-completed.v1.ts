import { defineEvent, type EventOf } from '../define-event.js';
import { PlanItemState } from './plan-state.js';

export const PlanItemCompleted = defineEvent('events.plan-item-completed.v1', {
  summary: 'An item of a plan was carried out, or was not.',
  data: PlanItemState,
});
export type PlanItemCompleted = EventOf<typeof PlanItemCompleted>;
