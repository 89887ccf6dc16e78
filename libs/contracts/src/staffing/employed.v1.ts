import { defineEvent, type EventOf } from '../define-event.js';
import { EmploymentState } from './employment-state.js';

export const Employed = defineEvent('staffing.employed.v1', {
  summary: 'A person was employed by a unit.',
  data: EmploymentState,
});
export type Employed = EventOf<typeof Employed>;
