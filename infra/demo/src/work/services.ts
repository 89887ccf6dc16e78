import type { UnitId } from '@metodnet/kernel';
import type { Dataset, DemoSize } from '../dataset.js';
import { municipalityFinder } from '../network.js';
import { Seeded } from '../seeded.js';
import { happeningsOf } from './happenings.js';
import { colleaguesIn } from './people.js';
import { developmentPlan, workPlan } from './plans.js';
import {
  consultationsOf,
  materialsOf,
  mediaItemsOf,
  practicesOf,
  projectsOf,
  referralsOf,
  requestsOf,
} from './records.js';
import { type Volume, volumes } from './volumes.js';
import type { ServiceWork } from './work.js';

/** What the services of the demo network did and plan, for the people whom the network has. The same every time. */
export const demoWork = (network: Dataset, size: DemoSize): readonly ServiceWork[] =>
  volumes(size).map((volume) => workOf(volume, network));

/** What a service of a network did, as much as a volume says. */
export function workOf(volume: Volume, { units, staff }: Dataset): ServiceWork {
  const seeded = new Seeded('work').of(volume.service);
  const municipalityOf = municipalityFinder(units);
  const colleagues = colleaguesIn(staff.people, (unit) => municipalityOf(unit) === volume.municipality);
  const homes = [...new Set(colleagues.map(({ job }) => job.unit))].filter(
    (unit): unit is UnitId => unit !== volume.service,
  );
  const requests = requestsOf(volume, homes, seeded.of('requests'));
  const events = happeningsOf(volume, colleagues, seeded.of('events'));
  return {
    municipality: volume.municipality,
    service: volume.service,
    authority: volume.authority,
    assignment: [
      { kind: 'VOLUME', indicator: 'IND-47', value: `${volume.eventsAMonth * 9}` },
      { kind: 'VOLUME', indicator: 'IND-42', value: `${volume.meetingsAQuarter}` },
      { kind: 'QUALITY', indicator: 'IND-46', value: '35' },
    ],
    requests,
    plans: [workPlan(requests), developmentPlan()],
    events,
    consultations: consultationsOf(volume, colleagues, seeded.of('consultations')),
    practices: practicesOf(volume, colleagues, seeded.of('practices')),
    materials: materialsOf(volume, colleagues, seeded.of('materials')),
    projects: projectsOf(volume.service, colleagues),
    mediaItems: mediaItemsOf(homes),
    referrals: referralsOf(events, colleagues, homes),
  };
}
