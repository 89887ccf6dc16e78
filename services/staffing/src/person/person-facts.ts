import type { PersonFacts } from '@metodnet/contracts';
import { addMonths, addYears, type CalendarDate, monthEnd } from '@metodnet/kernel';
import type { Person } from './person.js';

/** AMB-14: young is under 35; the first years are fewer than three full years of pedagogical work. */
export const YOUNG_UNDER = 35;
export const FIRST_YEARS = 3;

/**
 * The last month-end before a day. Reference dates are month-ends, so this tells whether something that ends on a day
 * still holds on one, and tells no more of the day than its month (design §5).
 */
export const lastMonthEndBefore = (day: CalendarDate): CalendarDate => monthEnd(addMonths(day, -1));

/** What of a person leaves their home. */
export function factsOfPerson(person: Person): PersonFacts {
  const { id: personId, birthDate, pedagogicalSince, education, higherEducationFrom } = person;
  return {
    personId,
    youngUntil: lastMonthEndBefore(addYears(birthDate, YOUNG_UNDER)),
    firstThreeYearsUntil: pedagogicalSince && lastMonthEndBefore(addYears(pedagogicalSince, FIRST_YEARS)),
    higherEducation: education === 'higher',
    higherEducationFrom,
  };
}
