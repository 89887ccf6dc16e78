import { defineEvent, type EventOf } from '../define-event.js';
import { PlanState } from './plan-state.js';

export const PlanWithdrawn = defineEvent('events.plan-withdrawn.v1', {
  summary: 'A plan was given up.',
  data: PlanState,
});
export type PlanWithdrawn = EventOf<typeof PlanWithdrawn>;
