import { z } from 'zod';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';

/** What is asked of the methodical service (ENT-43). */
export const RequestKind = z
  .enum(['HOLD_EVENT', 'PRESENT_PRACTICE', 'SUPPORT_IN_COMPETITION'])
  .describe('What is asked (ENT-43)');
export type RequestKind = z.infer<typeof RequestKind>;

/** A request of an organisation or an educator (заявка, FRM-05): every domain event of it restates the whole. */
export const RequestState = z.object({
  requestId: globalId('EventRequest'),
  unitId: UnitId.describe('The service that is asked'),
  applicantId: UnitId.describe('The organisation that asks'),
  personId: PersonId.nullable().describe('The educator who asks; null when the organisation does'),
  kind: RequestKind,
  receivedOn: CalendarDate.describe('Day on which it was received'),
  ruling: z.enum(['ACCEPTED', 'DECLINED']).nullable().describe('Null while nothing is decided'),
  ruledOn: CalendarDate.nullable().describe('Day of the ruling'),
  planItemId: globalId('PlanItem').nullable().describe('The item of the plan into which it was put (IND-D7)'),
  withdrawn: z.boolean().describe('Given up or entered by mistake: it counts nowhere'),
});
export type RequestState = z.infer<typeof RequestState>;
