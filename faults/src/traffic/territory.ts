import { type Dataset, type DemoUnit, Gateway, hubMemberships, registrations } from '@metodnet/demo';
import { unitId as code, calendarDate as day, type UnitId } from '@metodnet/kernel';
import type { Suite } from '@metodnet/testing/suite';

/** The region in which everything happens: a hub, some municipalities, each with a methodical centre and a school. */
export const REGION = code('ru-tom');
const municipality = (name: string) => code(`${REGION}-${name}`);
export const MUNICIPALITIES: readonly [UnitId, UnitId, ...UnitId[]] = [
  municipality('tomsk'),
  municipality('seversk'),
  municipality('asino'),
  municipality('kedrovy'),
  municipality('strezhevoy'),
  municipality('bakchar'),
];
export const centreOf = (municipality: UnitId) => code(`${municipality}-centre`);
export const schoolOf = (municipality: UnitId) => code(`${municipality}-school-1`);

const NETWORK = code('ru-net');
const HUB = code(`${REGION}-hub`);
const SINCE = day('2015-01-01');

const unit = (id: UnitId, kind: DemoUnit['kind'], level: DemoUnit['level'], parent: UnitId | null): DemoUnit => ({
  ...{ id, kind, level, parent, name: `${id} (проба)`, shortName: id, from: SINCE },
});

const territory: Pick<Dataset, 'units' | 'memberships'> = {
  units: [
    unit(NETWORK, 'INTER_REGIONAL_NETWORK', 'INTER_REGIONAL', null),
    unit(REGION, 'REGION', 'REGION', NETWORK),
    unit(HUB, 'HUB', 'HUB', REGION),
    ...MUNICIPALITIES.map((id) => unit(id, 'MUNICIPALITY', 'MUNICIPALITY', REGION)),
    ...MUNICIPALITIES.map((id) => unit(centreOf(id), 'METHODICAL_CENTRE', 'ORGANISATION', id)),
    ...MUNICIPALITIES.map((id) => unit(schoolOf(id), 'SCHOOL', 'ORGANISATION', id)),
  ],
  memberships: MUNICIPALITIES.map((municipality) => ({ hub: HUB, municipality, agreement: 'AGREED', from: SINCE })),
};

/** Who governs the network: registers units, moves them, gives roles. */
export const registrarToken = ({ issuer }: Suite): Promise<string> =>
  issuer.token({
    subject: 'registrar',
    minutes: 600,
    grants: [
      { role: 'inter-regional-operator', unit: NETWORK },
      { role: 'regional-operator', unit: REGION },
    ],
  });

/** Who keeps the staff records of a municipality. */
export const clerkToken = ({ issuer }: Suite, municipality: UnitId): Promise<string> =>
  issuer.token({
    subject: `clerk-of-${municipality}`,
    minutes: 600,
    grants: [{ role: 'municipal-operator', unit: municipality }],
  });

export async function settle(suite: Suite): Promise<void> {
  const gateway = new Gateway(suite.endpoint, await registrarToken(suite), 1);
  for (const depth of registrations(territory as Dataset)) await gateway.all(depth);
  await gateway.all(hubMemberships(territory as Dataset));
}
