import type { Role } from '@metodnet/contracts';
import type { UnitId } from '@metodnet/kernel';
import type { Dataset, DemoPerson, DemoSize } from '../dataset.js';
import { demoNetwork, municipalityFinder } from '../network.js';
import { NETWORK } from '../places/place.js';
import { demoWork } from '../work/services.js';
import { actIds, loadActs } from './acts.js';
import { Gateway } from './gateway.js';
import { importRoster } from './import.js';
import { loadAssignments, loadJobsElsewhere, loadRegionalMethodists, loadTeams, premises } from './people-records.js';
import {
  agreements,
  categories,
  contingents,
  grants,
  relations,
  serviceModels,
  sites,
  webResources,
} from './records.js';
import { jobsElsewhere, type Roster, rosters } from './roster.js';
import { named, personIds, schedules, workplaces } from './staff.js';
import { loadStructures } from './structures.js';
import { hubMemberships, registrations } from './units.js';
import { loadWork } from './work.js';

/** Where to load, as whom, and whom to tell how far it is. */
export interface Loading {
  /** The gateway's GraphQL address. */
  readonly endpoint: string;
  /** A token of one who holds roles for units. */
  readonly token: (grants: readonly { readonly role: Role; readonly unit: string }[]) => Promise<string>;
  readonly log: (line: string) => void;
  readonly progress: (done: number, of: number) => void;
}

/** An import is one transaction; one of this size takes seconds. */
const ROWS_AT_ONCE = 3_000;
/** Registering reads and writes the tree: several at once would only wait for each other. */
const ONE_AT_A_TIME = 1;

/**
 * Loads the demo network through the public commands, as its operators would. May be repeated: what a broken-off loading has
 * done is answered from its idempotency keys or refused as done, and neither stops it.
 */
export async function loadDemo({ size, ...loading }: Loading & { readonly size: DemoSize }): Promise<void> {
  const network = demoNetwork(size);
  const part = (from: number, to: number) => (done: number, of: number) =>
    loading.progress(from + (done / of) * (to - from), 100);
  await loadNetwork(network, { ...loading, progress: part(0, 60) });
  await loadWork(demoWork(network, size), network, { ...loading, progress: part(60, 100) });
}

export async function loadNetwork(network: Dataset, { endpoint, token, log, progress }: Loading): Promise<void> {
  const municipalityOf = municipalityFinder(network.units);
  const files = rosters(network.staff.people, municipalityOf, ROWS_AT_ONCE);
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const total = network.units.length + network.contingents.length + network.staff.schedules.length + rows;
  let finished = 0;
  const done = (count: number) => {
    finished += count;
    progress(finished, total);
  };

  const operatorToken = await token([
    { role: 'inter-regional-operator', unit: NETWORK },
    ...network.units
      .filter(({ level }) => level === 'REGION')
      .map(({ id }) => ({ role: 'regional-operator' as const, unit: id })),
  ]);
  const registry = new Gateway(endpoint, operatorToken, ONE_AT_A_TIME);
  const operator = new Gateway(endpoint, operatorToken);
  log(`${network.units.length} units of the network`);
  for (const depth of registrations(network)) await registry.all(depth, done);
  await registry.all(hubMemberships(network));

  const offices = await Promise.all(
    [...new Set(files.map(({ municipality }) => municipality))].map(
      async (municipality) =>
        [
          municipality,
          new Gateway(endpoint, await token([{ role: 'municipal-operator', unit: municipality }])),
        ] as const,
    ),
  );
  const officeOf = new Map<UnitId | null, Gateway>(offices);
  const office = (municipality: UnitId | null): Gateway => officeOf.get(municipality) ?? operator;

  log(`${network.staff.people.length} generated people in ${files.length} rosters`);
  await Promise.all([loadRecords(network, operator, done), loadRosters(files, office, done)]);
  log('staff schedules, workplaces, structures');
  const elsewhere = jobsElsewhere(network.staff.people, municipalityOf);
  const idOf = idsOf(
    await namesFound([...named(network), ...elsewhere.map(({ person }) => person)], office, municipalityOf),
  );
  await loadStructures(network, operator, idOf);
  for (const [municipality, gateway] of offices) {
    const own = <Item extends { readonly unit: UnitId }>(items: readonly Item[]) =>
      items.filter(({ unit }) => municipalityOf(unit) === municipality);
    const { staff } = network;
    await gateway.all(schedules(own(staff.schedules)), done);
    await gateway.all(workplaces(own(staff.workplaces)));
    await gateway.all(premises([...new Set(own(staff.workplaces).map(({ unit }) => unit))]));
    await loadJobsElsewhere(own(elsewhere), gateway, idOf);
    await loadTeams(own(staff.teams), gateway, idOf);
    await loadRegionalMethodists(own(staff.regionalMethodists), gateway, idOf);
    await loadAssignments(own(staff.assignments), gateway, idOf);
  }
}

async function loadRecords(network: Dataset, operator: Gateway, done: (count: number) => void): Promise<void> {
  const idOf = await actIds(operator, [
    ...network.acts.map(({ inPursuanceOf }) => inPursuanceOf),
    ...network.models.flatMap(({ act }) => (act ? [act] : [])),
  ]);
  await loadActs(network, operator, idOf);
  await operator.all(relations(network));
  await operator.all(agreements(network));
  await operator.all(serviceModels(network, idOf));
  await operator.all(sites(network));
  await operator.all(categories(network));
  await operator.all(webResources(network));
  await operator.all(grants(network));
  await operator.all(contingents(network), done);
}

/** One after another: staffing imports one file at a time. */
async function loadRosters(
  files: readonly Roster[],
  office: (municipality: UnitId) => Gateway,
  done: (rows: number) => void,
): Promise<void> {
  for (const [index, file] of files.entries()) {
    let known = 0;
    await importRoster(office(file.municipality), file, `demo-${index + 1}.csv`, (rowsDone) => {
      done(Math.max(0, Math.min(rowsDone, file.rows) - known));
      known = Math.max(known, Math.min(rowsDone, file.rows));
    });
    done(file.rows - known);
  }
}

/** Later commands name people by the ids that staffing has given them. */
async function namesFound(
  people: readonly DemoPerson[],
  office: (municipality: UnitId | null) => Gateway,
  municipalityOf: (unit: UnitId) => UnitId | null,
): Promise<ReadonlyMap<string, string>> {
  const units = new Map<UnitId | null, Set<UnitId>>();
  for (const { employments } of people) {
    for (const { unit, to } of employments) {
      if (to === null) units.set(municipalityOf(unit), (units.get(municipalityOf(unit)) ?? new Set()).add(unit));
    }
  }
  const found = await Promise.all([...units].map(([municipality, own]) => personIds(office(municipality), own)));
  return new Map(found.flat());
}

const idsOf =
  (ids: ReadonlyMap<string, string>) =>
  ({ lastName }: DemoPerson): string => {
    const id = ids.get(lastName);
    if (!id) throw new Error(`Staffing does not know ${lastName}`);
    return id;
  };
