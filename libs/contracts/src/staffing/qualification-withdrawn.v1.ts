import { defineEvent, type EventOf } from '../define-event.js';
import { QualificationState } from './staff-records-state.js';

export const QualificationWithdrawn = defineEvent('staffing.qualification-withdrawn.v1', {
  summary: 'A qualification record was entered by mistake and does not count.',
  data: QualificationState,
});
export type QualificationWithdrawn = EventOf<typeof QualificationWithdrawn>;
