import { defineEvent, type EventOf } from '../define-event.js';
import { EmploymentState } from './employment-state.js';

export const Dismissed = defineEvent('staffing.dismissed.v1', {
  summary: 'A person left a unit’s employment: `to` is the first day no longer employed.',
  data: EmploymentState,
});
export type Dismissed = EventOf<typeof Dismissed>;
