import { z } from 'zod';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';
import { EventForm } from './kinds.js';

/** A consultation of one person (ENT-49): every domain event of it restates the whole. */
export const ConsultationState = z.object({
  consultationId: globalId('Consultation'),
  unitId: UnitId.describe('Whose methodist consulted'),
  methodistId: PersonId.describe('Who consulted'),
  personId: PersonId.describe('Who was consulted'),
  homeId: UnitId.describe('Where that person works'),
  form: EventForm,
  on: CalendarDate.describe('Day'),
  difficultyId: globalId('Difficulty').nullable().describe('The difficulty that it addresses'),
  cancelled: z.boolean().describe('Entered by mistake: it never was'),
});
export type ConsultationState = z.infer<typeof ConsultationState>;
