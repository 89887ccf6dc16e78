import { loadNetwork } from '@metodnet/demo';
import type { TokenRequest } from '@metodnet/testing/servers';
import { SERVICES, type Suite } from '@metodnet/testing/suite';
import { Client } from '../asking.js';
import { type Actor, type Campaign, doorsOf } from './campaign.js';
import { inDatabase } from './invariants.js';
import { knownWorld } from './known-world.js';
import { FOREIGN, FOREIGN_MARKER, OWN, REGION, SCHOOL, twoMunicipalities } from './two-municipalities.js';

/** Fills a suite with two municipalities, learns everything that can be named there, and gives tokens to those who will ask. */
export async function readyCampaign(suite: Suite): Promise<Campaign> {
  await loadNetwork(twoMunicipalities, {
    endpoint: suite.endpoint,
    token: (grants) => suite.issuer.token({ subject: 'loading', grants }),
    log: () => undefined,
    progress: () => undefined,
  });
  const doors = await doorsOf(suite);
  const operators = [OWN, FOREIGN].map((unit) => ({ role: 'municipal-operator' as const, unit }));
  const everybody = await Client.of(suite, { subject: 'everybody', grants: operators });
  const units = twoMunicipalities.units.map(({ id }) => id);
  return {
    doors,
    actors: await actors(suite),
    world: await knownWorld(doors[0].schema, everybody, units, OWN),
    tables: await tableNames(suite),
  };
}

async function actors({ issuer }: Suite): Promise<Actor[]> {
  const actor = async (name: string, foreign: RegExp | null, request: TokenRequest): Promise<Actor> => ({
    name,
    token: await issuer.token({ subject: name.replaceAll(' ', '-'), ...request }),
    foreign,
  });
  const operator = await actor('municipal operator', FOREIGN_MARKER, {
    grants: [{ role: 'municipal-operator', unit: OWN }],
  });
  return [
    operator,
    operator,
    operator,
    await actor('school head', FOREIGN_MARKER, { grants: [{ role: 'school-head', unit: SCHOOL }] }),
    await actor('BI reader', FOREIGN_MARKER, { grants: [{ role: 'bi-reader', unit: REGION }] }),
    await actor('regional operator', null, { grants: [{ role: 'regional-operator', unit: REGION }] }),
    await actor('nobody', FOREIGN_MARKER, {}),
    await actor('operator of yesterday', FOREIGN_MARKER, {
      minutes: -5,
      grants: [{ role: 'municipal-operator', unit: OWN }],
    }),
  ];
}

/** Names of tables that could not be a word of anything else. */
async function tableNames(suite: Suite): Promise<string[]> {
  const names = await Promise.all(
    SERVICES.map((service) =>
      inDatabase<{ name: string }>(
        suite,
        service,
        `select table_name as name from information_schema.tables
          where table_schema not in ('pg_catalog', 'information_schema') and table_name like '%\\_%'`,
      ),
    ),
  );
  return [...new Set(names.flat().map(({ name }) => name))];
}
