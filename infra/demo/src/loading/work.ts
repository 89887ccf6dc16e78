import type { UnitId } from '@metodnet/kernel';
import type { Dataset, DemoPerson } from '../dataset.js';
import type { ServiceWork } from '../work/work.js';
import { Gateway } from './gateway.js';
import { loadHappenings } from './happenings.js';
import { untilHeard } from './hearing.js';
import type { Loading } from './load.js';
import { loadPlans } from './plans.js';
import { personIds } from './staff.js';
import { loadConsultations, loadFunds, loadMaterials, loadPractices, loadProjects } from './work-records.js';

/** As whom a municipality's work is loaded: those who keep its services, and the head of its authority, who orders. */
const ROLES = ['municipal-operator', 'education-authority-head'] as const;

/** Loads what services did into a network that is there, through the public commands. May be repeated, as the loading of the network. */
export async function loadWork(
  works: readonly ServiceWork[],
  network: Dataset,
  { endpoint, token, log, progress }: Loading,
): Promise<void> {
  log(`${works.reduce((sum, { events }) => sum + events.length, 0)} events of ${works.length} methodical services`);
  const total = works.reduce(
    (sum, { events }) => sum + events.length + events.filter(({ guests }) => guests.length > 0).length,
    0,
  );
  let finished = 0;
  const done = (count: number) => {
    finished += count;
    progress(Math.min(finished, total), total);
  };
  await Promise.all(
    works.map(async (work) => {
      const unit = work.municipality;
      await loadService(work, network, new Gateway(endpoint, await token(ROLES.map((role) => ({ role, unit })))), done);
    }),
  );
  progress(total, total);
}

async function loadService(
  work: ServiceWork,
  network: Dataset,
  gateway: Gateway,
  done: (count: number) => void,
): Promise<void> {
  const ids = new Map(await personIds(gateway, workplacesOf(work, network)));
  const idOf = ({ lastName }: DemoPerson): string => {
    const id = ids.get(lastName);
    if (!id) throw new Error(`Staffing does not know ${lastName}`);
    return id;
  };
  await untilHeard(gateway, work, idOf);
  const items = await loadPlans(work, gateway);
  await loadHappenings(work, items, gateway, idOf, done);
  await loadConsultations(work, gateway, idOf);
  await loadPractices(work, gateway, idOf);
  await loadMaterials(work, gateway, idOf);
  await loadProjects(work, gateway, idOf);
  await loadFunds(work, gateway);
}

/** Where the people of a municipality work now. */
function workplacesOf({ municipality }: ServiceWork, { units, staff }: Dataset): Set<UnitId> {
  const there = new Set(units.filter(({ id }) => id.startsWith(`${municipality}-`)).map(({ id }) => id));
  return new Set(
    staff.people.flatMap(({ employments }) =>
      employments.flatMap(({ unit, to }) => (to === null && there.has(unit) ? [unit] : [])),
    ),
  );
}
