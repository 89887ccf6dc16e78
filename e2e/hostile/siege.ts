import type { Role } from '@metodnet/contracts';
import { SERVICES, type ServiceName, type Suite, startSuite } from '@metodnet/testing/suite';
import pg from 'pg';
import { eventually } from '../asking.js';
import { fill } from '../filling.js';
import { ALPHA, BETA, journeyNetwork, school } from '../journey.network.js';
import { type ForgingIssuer, startForgingIssuer } from './forging-issuer.js';
import { leaksIn } from './leaks.js';
import { overgrown, PROBE, Watch } from './survival.js';
import { type Heard, type Sent, Target } from './target.js';

/** Whatever is sent, an answer comes within this: twice the gateway's own deadline. It guards against hanging and measures nothing. */
const PATIENCE_MS = 20_000;
/** What nothing that a caller sends may bring about. */
const OURS = [
  'INTERNAL_SERVER_ERROR',
  'SUBGRAPH_UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'UNAVAILABLE',
  'OPERATION_NOT_PLANNABLE',
];

/** The suite of real processes with people of two municipalities, and a hostile caller before each of its doors. */
export interface Siege {
  readonly suite: Suite;
  readonly issuer: ForgingIssuer;
  readonly gateway: Target;
  readonly subgraphs: Readonly<Record<ServiceName, Target>>;
  /** Gateway and subgraphs, for tables of cases. */
  target(name: string): Target;
  /** People by the municipality whose school they work in. */
  readonly people: { readonly own: readonly string[]; readonly foreign: readonly string[] };
  tokenFor(role: Role, unit: string): string;
  /** Asked after every case: the same processes, an ordinary question answered right, nothing told, nothing logged. */
  mustHold(): Promise<void>;
  /** Asked at the end: nothing has grown. */
  mustNotHaveGrown(): Promise<void>;
  end(): Promise<void>;
}

/** Operator of the municipality whose people the caller may see: an ordinary user with many rights, at home. */
const CALLER = { role: 'municipal-operator', unit: ALPHA } as const;
export const DOORS = ['gateway', ...SERVICES] as const;

export async function besiege(): Promise<Siege> {
  const issuer = await startForgingIssuer();
  const suite = await startSuite({
    environment: () => ({ METODNET_JWKS_URL: issuer.jwksUrl, METODNET_ISSUER: issuer.url, NODE_OPTIONS: PROBE }),
  }).catch(async (error) => {
    await issuer.stop();
    throw error;
  });
  try {
    return await siegeOf(suite, issuer);
  } catch (error) {
    await suite.stop();
    await issuer.stop();
    throw error;
  }
}

async function siegeOf(suite: Suite, issuer: ForgingIssuer): Promise<Siege> {
  const staff = journeyNetwork.staff.people.filter(({ employments }) =>
    employments.some(({ unit }) => SCHOOLS.includes(unit)),
  );
  const some = SCHOOLS.flatMap((unit) => staff.filter(({ employments }) => employments[0]?.unit === unit).slice(0, 3));
  const filled = await fill(
    { ...suite, issuer },
    { ...journeyNetwork, staff: { ...journeyNetwork.staff, people: some } },
  );
  const idsOf = (unit: string) =>
    some.flatMap((person) => (person.employments[0]?.unit === unit ? [filled.get(person)?.personId ?? ''] : []));
  const names = await databaseNames(suite);

  const told: string[] = [];
  const onHeard = (target: Target, sent: Sent, heard: Heard) => {
    const request = `${sent.body ?? ''}${sent.path ?? ''}`;
    const what = `${target.name} answered ${heard.status} to ${request.slice(0, 200)}: ${heard.text.slice(0, 300)}`;
    if (heard.status >= 500 && heard.code !== 'OVERLOADED') told.push(what);
    const ours = heard.errors.map(({ extensions }) => extensions?.code ?? 'none').filter((code) => OURS.includes(code));
    if (ours.length > 0) told.push(`${ours.join()} ${what}`);
    if (heard.ms > PATIENCE_MS) told.push(`after ${Math.round(heard.ms)} ms ${what}`);
    told.push(...leaksIn(heard.text, request, names).map((leak) => `${leak} in: ${what}`));
  };
  const tokenFor = (role: Role, unit: string) =>
    issuer.forge({ claims: { sub: `${role}-${unit}`, grants: [{ role, unit }] } });
  const token = tokenFor(CALLER.role, CALLER.unit);
  const gateway = new Target('gateway', new URL(suite.endpoint).origin, token, null, onHeard);
  const subgraph = (name: ServiceName) => new Target(name, suite.services[name].url, token, suite.secret, onHeard);
  const subgraphs = {
    network: subgraph('network'),
    staffing: subgraph('staffing'),
    events: subgraph('events'),
    reporting: subgraph('reporting'),
  };

  const ordinary = async () => {
    const { data, errors } = await gateway.ask(ORDINARY, { school: school(ALPHA) });
    expect([data, errors]).toEqual([
      { unit: { shortName: school(ALPHA) }, persons: { totalCount: 3 }, indicators: [{ code: 'IND-03' }] },
      [],
    ]);
  };
  await eventually(ordinary);
  const watch = new Watch(suite);
  return {
    suite,
    issuer,
    gateway,
    subgraphs,
    target: (name) => (name === 'gateway' ? gateway : subgraphs[name as ServiceName]),
    people: { own: idsOf(school(ALPHA)), foreign: idsOf(school(BETA)) },
    tokenFor,
    async mustHold() {
      expect(suite.alive()).toEqual([...SERVICES, 'gateway']);
      await ordinary();
      expect([...told.splice(0), ...watch.troubles()]).toEqual([]);
    },
    mustNotHaveGrown: () => eventually(async () => expect(overgrown(await watch.growth())).toEqual([]), 10_000),
    async end() {
      await suite.stop();
      await issuer.stop();
    },
  };
}

const SCHOOLS: readonly string[] = [school(ALPHA), school(BETA)];

const ORDINARY =
  'query ($school: ID!) { unit(id: $school) { shortName } persons(unit: $school) { totalCount } indicators(codes: ["IND-03"]) { code } }';

/** Names of tables and columns of more than one word: where they show, they come from SQL. */
async function databaseNames({ databases }: Suite): Promise<ReadonlySet<string>> {
  const names = await Promise.all(
    SERVICES.map(async (service) => {
      const client = new pg.Client({ connectionString: databases[service].ownerUrl });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')
         union select column_name from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`,
      );
      await client.end();
      return rows.map(({ name }) => name);
    }),
  );
  return new Set(names.flat().filter((name) => name.includes('_')));
}
