import { z } from 'zod';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';

/** Stages of a practice: выявление, обобщение, представление, распространение и тиражирование, внедрение (CL-16, PRC-10). */
export const PracticeStage = z
  .enum(['IDENTIFIED', 'GENERALISED', 'PRESENTED', 'DISSEMINATED', 'ADOPTED'])
  .describe('Stage of a practice (CL-16)');
export type PracticeStage = z.infer<typeof PracticeStage>;

/** A practice worth spreading (ENT-52): every domain event of it restates the whole. */
export const PracticeState = z.object({
  practiceId: globalId('Practice'),
  unitId: UnitId.describe('The service that works on it'),
  homeId: UnitId.describe('The organisation where it was found'),
  authorIds: z.array(PersonId).describe('Whose experience it is'),
  requestId: globalId('EventRequest').nullable().describe('The request to present it (IND-09)'),
  stages: z
    .array(
      z.object({
        stage: PracticeStage,
        reachedOn: CalendarDate.describe('Day'),
        eventId: globalId('Event').nullable(),
      }),
    )
    .describe('Reached so far, in order'),
  withdrawn: z.boolean().describe('Given up or entered by mistake: it counts nowhere'),
});
export type PracticeState = z.infer<typeof PracticeState>;
