import { defineEvent, type EventOf } from '../define-event.js';
import { PlanState } from './plan-state.js';

export const PlanDrafted = defineEvent('events.plan-drafted.v1', {
  summary: 'A plan was begun.',
  data: PlanState,
});
export type PlanDrafted = EventOf<typeof PlanDrafted>;
