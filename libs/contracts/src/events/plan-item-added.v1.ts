import { defineEvent, type EventOf } from '../define-event.js';
import { PlanItemState } from './plan-state.js';

export const PlanItemAdded = defineEvent('events.plan-item-added.v1', {
  summary: 'An item entered a plan.',
  data: PlanItemState,
});
export type PlanItemAdded = EventOf<typeof PlanItemAdded>;
