import type { UnitId } from '@metodnet/kernel';
import type { DemoPerson } from './dataset.js';
import { code, day } from './places/place.js';
import { TOMSK, TOMSK_DISTRICT } from './places/tomsk-oblast.js';

/** How many teachers of the city teach in Tomsk district as well, one in each of its first schools. */
const COMMUTERS = 6;

/**
 * A quarter of a post in a school of Tomsk district for some teachers of the city: one person with employers in two
 * municipalities, counted in each and once in their hub.
 */
export function withCommuters(
  people: readonly DemoPerson[],
  municipalityOf: (unit: UnitId) => UnitId | null,
): DemoPerson[] {
  let commuting = 0;
  return people.map((person) => {
    const [job, ...others] = person.employments;
    const fits =
      job?.position === 'teacher' &&
      job.to === null &&
      job.rateHundredths === 100 &&
      others.length === 0 &&
      job.from < day('2025-09-01') &&
      municipalityOf(job.unit) === TOMSK.id;
    if (!fits || commuting === COMMUTERS) return person;
    commuting += 1;
    const second = {
      ...job,
      unit: code(`${TOMSK_DISTRICT.id}-school-${commuting}`),
      rateHundredths: 25,
      main: false,
      from: day('2025-09-01'),
    };
    return { ...person, employments: [job, second] };
  });
}
