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
import type { Stage } from './stage.js';

export const REGION = 'ru-tom';
export const CITY = 'ru-tom-tomsk';

/** The demo network `small`: 292 units, 10,864 generated people in rosters of 3,000 rows at most. */
export interface Loaded {
  readonly network: Dataset;
  readonly files: readonly Roster[];
  readonly rows: number;
}

const ROWS_AT_ONCE = 3_000;

/** Registers the units of the demo network through the gateway; nobody works there yet. */
export async function loadUnits({ endpoint, issuer }: Stage): Promise<Loaded> {
  const network = demoNetwork('small');
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
  const files = rosters(network.staff.people, municipalityFinder(network.units), ROWS_AT_ONCE);
  return { network, files, rows: files.reduce((sum, file) => sum + file.rows, 0) };
}

/** Imports the rosters one after another, each as its municipality's operator. */
export async function importPeople({ endpoint, issuer }: Stage, { files }: Loaded): Promise<void> {
  for (const [index, file] of files.entries()) {
    const token = await issuer.token({
      subject: 'bench-office',
      grants: [{ role: 'municipal-operator', unit: file.municipality }],
    });
    await importRoster(new Gateway(endpoint, token), file, `bench-${index + 1}.csv`, () => undefined);
  }
}

/** Waits until the read model has taken in everything that staffing and network have told. */
export async function untilReported(stage: Stage): Promise<void> {
  for (;;) {
    if ((await behind(stage)) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
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
