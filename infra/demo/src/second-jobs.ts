import type { UnitId } from '@metodnet/kernel';
import type { DemoPerson } from './dataset.js';
import { code, day } from './places/place.js';
import { TOMSK_DISTRICT } from './places/tomsk-oblast.js';

/** How many teachers of Tomsk district teach in a school of the city as well. */
const COMMUTERS = 8;

/**
 * A quarter of a post in a school of the city for some teachers of Tomsk district: one person with employers in two
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
      municipalityOf(job.unit) === TOMSK_DISTRICT.id;
    if (!fits || commuting === COMMUTERS) return person;
    commuting += 1;
    const second = {
      ...job,
      unit: code(`ru-tom-tomsk-school-${commuting}`),
      rateHundredths: 25,
      main: false,
      from: day('2025-09-01'),
    };
    return { ...person, employments: [job, second] };
  });
}
