import { z } from 'zod';
import { CalendarDate, PersonId } from '../vocabulary.js';

/**
 * What the network may know of a person: no name, no birth date, no contacts. What changes with time alone is told as
 * the last month-end on which it still holds, to be compared with the reference date and never with a clock.
 */
export const PersonFacts = z.object({
  personId: PersonId,
  youngUntil: CalendarDate.describe('Last month-end on which the person is under 35 (AMB-14)'),
  firstThreeYearsUntil: CalendarDate.nullable().describe(
    'Last month-end with fewer than three full years of pedagogical work (AMB-14); null: not known, not in the first three',
  ),
  higherEducation: z.boolean().describe('Has higher education (IND-03, 91)'),
  higherEducationFrom: CalendarDate.nullable().describe(
    'First day with higher education; null: since before the registration, or none at all',
  ),
});
export type PersonFacts = z.infer<typeof PersonFacts>;
