import { defineEvent, type EventOf } from '../define-event.js';
import { PlanState } from './plan-state.js';

export const PlanApproved = defineEvent('events.plan-approved.v1', {
  summary: 'An edition of a plan was approved by order (PRC-02).',
  data: PlanState,
});
export type PlanApproved = EventOf<typeof PlanApproved>;
