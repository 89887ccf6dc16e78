import { defineEvent, type EventOf } from '../define-event.js';
import { QualificationState } from './staff-records-state.js';

export const QualificationCompleted = defineEvent('staffing.qualification-completed.v1', {
  summary: 'A person completed a programme of in-service training.',
  data: QualificationState,
});
export type QualificationCompleted = EventOf<typeof QualificationCompleted>;
