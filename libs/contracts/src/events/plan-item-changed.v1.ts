import { defineEvent, type EventOf } from '../define-event.js';
import { PlanItemState } from './plan-state.js';

export const PlanItemChanged = defineEvent('events.plan-item-changed.v1', {
  summary: 'An item of a plan was changed or cancelled.',
  data: PlanItemState,
});
export type PlanItemChanged = EventOf<typeof PlanItemChanged>;
