import { z } from 'zod';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

/** Directions of a work plan (CL-01). */
export const PlanDirection = z
  .enum(['ANALYTICAL', 'INFO_RENTAL', 'ORG_METHOD', 'EDU_CONSULT'])
  .describe('Direction (CL-01)');
export type PlanDirection = z.infer<typeof PlanDirection>;

/** What a work plan or a development plan («дорожная карта») is, and what has been approved of it (ENT-40, ENT-42). */
export const PlanState = z.object({
  planId: globalId('Plan'),
  unitId: UnitId,
  kind: z.enum(['WORK_PLAN', 'DEVELOPMENT_PLAN']).describe('Work plan of an academic year, or development plan'),
  from: CalendarDate.describe('First day'),
  to: CalendarDate.describe('First day after it'),
  edition: z.int().min(0).describe('Number of the edition in force; 0 before the first approval'),
  approvedOn: CalendarDate.nullable().describe('Day on which the edition in force was approved by order'),
  firstApprovedOn: CalendarDate.nullable().describe('Day of the first approval: nothing is overdue before it (AMB-05)'),
  withdrawn: z.boolean().describe('Given up or entered by mistake: it counts nowhere'),
});
export type PlanState = z.infer<typeof PlanState>;

/** An item of a plan (ENT-41; FRM-04): every domain event of it restates the whole. */
export const PlanItemState = z.object({
  planItemId: globalId('PlanItem'),
  planId: globalId('Plan'),
  unitId: UnitId.describe('Whose plan'),
  number: z.string().describe('As printed, with its gaps (AMB-04)'),
  title: z.string().describe('As printed; nothing about people'),
  direction: PlanDirection.nullable().describe('Null in a development plan'),
  functions: z.array(z.string()).describe('Functions of the service that it serves (CL-18)'),
  bases: z
    .array(
      z.object({
        kind: z
          .enum(['REQUEST', 'DIFFICULTY', 'ASSIGNMENT', 'REGIONAL_EVENT', 'FEDERAL_EVENT'])
          .describe('What kind of basis'),
        id: z.string().nullable().describe('Id of the request, difficulty or assignment'),
      }),
    )
    .describe('On what it rests (PRC-01; IND-70, D3)'),
  responsibleIds: z.array(UnitId).describe('Who answers for it; several may'),
  periods: z
    .array(z.object({ from: CalendarDate.describe('First day'), to: CalendarDate.describe('Last day') }))
    .describe('When it is due, as parsed (CL-09); last days included'),
  duplicateOf: globalId('PlanItem').nullable().describe('Counts once with that item (AMB-04)'),
  status: z.enum(['PLANNED', 'IN_PROGRESS', 'DONE', 'NOT_DONE', 'CANCELLED']).describe('What has become of it'),
  doneOn: CalendarDate.nullable().describe('Day on which it was carried out'),
});
export type PlanItemState = z.infer<typeof PlanItemState>;
