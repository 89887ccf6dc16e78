import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Dataset,
  demoNetwork,
  Gateway,
  hubMemberships,
  importRoster,
  municipalityFinder,
  type Roster,
  registrations,
  rosters,
} from '@metodnet/demo';
import { SERVICES, type ServiceName } from '@metodnet/testing/suite';
import { openStage, type Stage } from './stage.js';

export const REGION = 'ru-tom';
export const CITY = 'ru-tom-tomsk';

/** The demo network `small`: 292 units, 10,864 generated people in rosters of 3,000 rows at most. */
export interface Loaded {
  readonly network: Dataset;
  readonly files: readonly Roster[];
  readonly rows: number;
}

const ROWS_AT_ONCE = 3_000;

/** A suite in which the demo network works; taken from a folder where an earlier benchmark left it, or loaded there. */
export async function openPeopledStage(dir: string | undefined): Promise<{ stage: Stage; loaded: Loaded }> {
  const stage = await openStage({ dir });
  try {
    const isKept = dir !== undefined && existsSync(join(dir, KEPT));
    const loaded = isKept ? demoRosters() : await loadUnits(stage);
    if (!isKept) await importPeople(stage, loaded);
    // A broker that is new gets the whole history once more.
    await untilPublished(stage);
    await untilReported(stage);
    for (const service of SERVICES) await stage.sql(service, 'analyze');
    if (dir) keepPeople(dir);
    return { stage, loaded };
  } catch (error) {
    await stage.stop();
    throw error;
  }
}

/** Leaves a note that the network and its people are in the data of this folder. */
export const keepPeople = (dir: string): void => writeFileSync(join(dir, KEPT), '');
const KEPT = 'people-are-in';

function demoRosters(): Loaded {
  const network = demoNetwork('small');
  const files = rosters(network.staff.people, municipalityFinder(network.units), ROWS_AT_ONCE);
  return { network, files, rows: files.reduce((sum, file) => sum + file.rows, 0) };
}

/** Registers the units of the demo network through the gateway; nobody works there yet. */
export async function loadUnits({ endpoint, issuer }: Stage): Promise<Loaded> {
  const loaded = demoRosters();
  const { network } = loaded;
  const operator = new Gateway(
    endpoint,
    await issuer.token({
      subject: 'bench-operator',
      grants: [
        { role: 'inter-regional-operator', unit: 'ru-net' },
        ...network.units
          .filter(({ level }) => level === 'REGION')
          .map(({ id }) => ({ role: 'regional-operator' as const, unit: id })),
      ],
    }),
    1,
  );
  for (const depth of registrations(network)) await operator.all(depth);
  await operator.all(hubMemberships(network));
  return loaded;
}

/** Imports the rosters one after another, each as its municipality's operator, and each until it is in; answers how often one failed. */
export async function importPeople({ endpoint, issuer }: Stage, { files }: Loaded): Promise<number> {
  let failures = 0;
  for (const [index, file] of files.entries()) {
    const token = await issuer.token({
      subject: 'bench-office',
      grants: [{ role: 'municipal-operator', unit: file.municipality }],
    });
    const gateway = new Gateway(endpoint, token);
    for (let tries = 1; ; tries++) {
      try {
        await importRoster(gateway, file, `bench-${index + 1}-${tries}.csv`, () => undefined);
        break;
      } catch (error) {
        failures += 1;
        if (tries === 5) throw error;
      }
    }
  }
  return failures;
}

/** Waits until staffing's and network's relays have nothing left. */
export async function untilPublished(stage: Stage): Promise<void> {
  for (const service of ['network', 'staffing'] as const) {
    while ((await unpublished(stage, service)) > 0) await pause(50);
  }
}

/** Events of a service that are committed and not yet in the stream. */
export async function unpublished(stage: Stage, service: ServiceName): Promise<number> {
  const [row] = await stage.sql<{ n: string }>(
    service,
    `select (select count(*) from outbox where seq is null) + (select coalesce(sum(last_seq - published_seq), 0) from relay_state) as n`,
  );
  return Number(row?.n ?? 0);
}

/** Waits until the read model has taken in everything that staffing and network have told. */
export async function untilReported(stage: Stage): Promise<void> {
  while ((await behind(stage)) > 0) await pause(50);
}

/** Events that are committed and not yet in the read model. */
export async function behind(stage: Stage): Promise<number> {
  const [applied] = await stage.sql<{ n: string }>(
    'reporting',
    `select coalesce(sum(last_seq), 0) as n from bus.checkpoint where projection = 'ledger'`,
  );
  const told = await Promise.all(
    (['network', 'staffing'] as const).map((service) =>
      stage.sql<{ n: string }>(service, 'select count(*) as n from outbox'),
    ),
  );
  return told.reduce((sum, [row]) => sum + Number(row?.n ?? 0), 0) - Number(applied?.n ?? 0);
}
