import { z } from 'zod';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

/** Volumes and quality indicators that the municipal assignment sets (ENT-44). */
export const AssignmentState = z.object({
  assignmentId: globalId('MunicipalAssignment'),
  unitId: UnitId.describe('Who gives it'),
  executorId: UnitId.describe('The service that it binds'),
  from: CalendarDate.describe('First day'),
  to: CalendarDate.describe('First day on which it no longer holds'),
  volumes: z
    .array(
      z.object({
        indicator: z.string().describe('Code in the catalogue, e.g. `IND-47`'),
        value: z.string().describe('Decimal'),
      }),
    )
    .describe('What is to be reached, by indicator'),
  withdrawn: z.boolean().describe('Given up or entered by mistake: it counts nowhere'),
});
export type AssignmentState = z.infer<typeof AssignmentState>;

/** An event that the authority orders under an agreement with a third party (PRC-07; IND-14). */
export const EventOrderState = z.object({
  orderId: globalId('EventOrder'),
  unitId: UnitId.describe('Who orders'),
  executorId: UnitId.describe('The service that is to hold it'),
  agreementId: globalId('Agreement'),
  dueOn: CalendarDate.describe('By which day; figures count it in the month of this day'),
  eventId: globalId('Event').nullable().describe('The event that carries it out'),
  withdrawn: z.boolean().describe('Given up or entered by mistake: it counts nowhere'),
});
export type EventOrderState = z.infer<typeof EventOrderState>;
