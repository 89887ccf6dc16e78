import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { EmploymentState } from './employment-state.js';

export const EmploymentCorrected = defineEvent('staffing.employment-corrected.v1', {
  summary: 'An employment had been entered wrongly; the whole of it is stated anew as it really was.',
  data: EmploymentState.extend({
    corrects: z.int().min(1).describe('Version of the aggregate whose statement was wrong'),
  }),
});
export type EmploymentCorrected = EventOf<typeof EmploymentCorrected>;
