import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { QualificationState } from './staff-records-state.js';

export const QualificationCorrected = defineEvent('staffing.qualification-corrected.v1', {
  summary: 'A qualification record had been entered wrongly and is stated anew.',
  data: QualificationState.extend({
    corrects: z.int().min(1).describe('Version of the aggregate whose statement was wrong'),
  }),
});
export type QualificationCorrected = EventOf<typeof QualificationCorrected>;
