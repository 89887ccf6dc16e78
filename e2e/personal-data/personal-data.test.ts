import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseUrls, provision } from '@metodnet/store';
import {
  type Cluster,
  freePort,
  natsBinary,
  postgresCanLiveAt,
  startBroker,
  startCluster,
} from '@metodnet/testing/servers';
import { SERVICES, type ServiceName, type Suite, startSuite } from '@metodnet/testing/suite';
import pg from 'pg';
import { eventually } from '../asking.js';
import { Asking, type Told } from './asking.js';
import { collector, files, type Kind, type Resting, tables } from './collecting.js';
import { find, Markers } from './markers.js';
import { markedOperations } from './refused.js';
import { type Class, classOf, places } from './schema-fields.js';
import { CITY, REGION, SCHOOL, seed } from './seeding.js';
import { seedEvents } from './seeding-events.js';
import { seedCalendar } from './seeding-papers.js';
import { askStrangely, NAME } from './strange.js';

const markers = new Markers();
/** Put by hand where nothing may be, to see that it would be found there. */
const PLANTED = 'planted';
/** What the database was made to refuse. */
const FAILED = 'failed';
const failures: Told[] = [];
const REFUSALS = 'what callers were refused with';
const stops: (() => unknown)[] = [];
const resting: Resting[] = [];
let asking: Asking;

beforeAll(async () => {
  const dir = mkdtempSync(join(postgresCanLiveAt(join(tmpdir(), 'x')) ? tmpdir() : '/var/tmp', 'metodnet-personal-'));
  chmodSync(dir, 0o755);
  stops.push(() => rmSync(dir, { recursive: true, force: true }));
  const cluster = await startCluster({ dir: join(dir, 'postgres'), port: await freePort(), data: 'passing' });
  stops.push(() => cluster.stop());
  const cache = join(__dirname, '..', '..', '.metodnet', 'cache');
  const broker = await startBroker({ binary: natsBinary(cache), dir: join(dir, 'nats') });
  stops.push(() => broker.stop());
  const traces = await collector();
  stops.push(() => traces.stop());
  const suite = await startSuite({
    broker,
    databases: await emptyDatabases(cluster),
    logLevel: 'trace',
    environment: () => ({
      METODNET_NODE: `node-${markers.latin(PLANTED)}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
      OTEL_RESOURCE_ATTRIBUTES: `deployment.environment=${markers.latin(PLANTED)}`,
    }),
  });
  stops.push(() => suite.stop());

  asking = new Asking(suite, await suite.issuer.token({ subject: 'seeding', grants: GRANTS }));
  const seeded = await seed(asking, markers);
  await seedEvents(asking, markers, seeded);
  const herself = await suite.issuer.token({ subject: 'herself', person: seeded.personId, grants: [] });
  await seedCalendar(new Asking(suite, herself), markers);
  await askStrangely(asking, suite, markers);
  await askWhatIsRefused(asking);
  await failInTheDatabase(asking, suite, markers);
  await plant(suite, cluster, markers);
  resting.push(...(await collected(suite)));
  await Promise.all([suite.gateway, ...Object.values(suite.services)].map((one) => one.end()));
  await broker.stop();
  resting.push(
    { where: 'traces', kind: 'outside', bytes: traces.bytes() },
    ...files(join(dir, 'nats'), 'events'),
    ...files(join(dir, 'postgres'), 'outside', '.log'),
    ...files(suite.dir, 'outside'),
  );
}, 600_000);
afterAll(async () => {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
}, 60_000);

const GRANTS = [
  { role: 'inter-regional-operator', unit: 'ru-net' },
  { role: 'regional-operator', unit: REGION },
  { role: 'municipal-operator', unit: CITY },
  { role: 'education-authority-head', unit: CITY },
] as const;

async function emptyDatabases({ url }: Cluster): Promise<Record<ServiceName, DatabaseUrls>> {
  const made: [string, DatabaseUrls][] = [];
  for (const name of SERVICES) made.push([name, await provision(url, { database: name, password: 'test' })]);
  return Object.fromEntries(made) as Record<ServiceName, DatabaseUrls>;
}

async function askWhatIsRefused(by: Asking): Promise<void> {
  const operations = [...markedOperations(({ within, name }) => markers.cyrillic(`${within}.${name}`))];
  const next = async () => {
    for (let one = operations.pop(); one; one = operations.pop()) await by.ask(one.query, one.variables);
  };
  await Promise.all([next(), next(), next(), next()]);
}

/** Lets PostgreSQL itself refuse rows, for reasons that the service does not foresee: both would like to quote the row. */
async function failInTheDatabase(
  by: Asking,
  { databases }: Suite,
  { cyrillic, digits, mail, day }: Markers,
): Promise<void> {
  const person = {
    unitId: SCHOOL,
    lastName: cyrillic(FAILED),
    firstName: cyrillic(FAILED),
    birthDate: day(FAILED, 1941),
    phone: `+${digits('RegisterPersonInput.phone')}`,
    email: mail(FAILED),
    education: 'HIGHER',
  };
  const registering =
    'mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { rejection { code } } }';
  const failing = async (spoiling: string, mending: string) => {
    await as(databases.staffing.ownerUrl, (owner) => owner.query(spoiling));
    failures.push(await by.ask(registering, { input: person }));
    await as(databases.staffing.ownerUrl, (owner) => owner.query(mending));
  };
  await failing(
    "alter table person add constraint nobody check (last_name = '') not valid",
    'alter table person drop constraint nobody',
  );
  await failing('create unique index one_phone on person (phone)', 'drop index one_phone');
}

/**
 * What must not be, at every place where it could be: an event and so a dead letter, and a failed statement in a database whose log was not
 * quietened. Logs and traces have it from the start, by the node's name and the traces' attributes.
 */
async function plant({ databases }: Suite, cluster: Cluster, { latin }: Markers): Promise<void> {
  const planted = latin(PLANTED);
  await as(databases.staffing.ownerUrl, (owner) =>
    owner.query(
      `insert into outbox (aggregate, version, type, owner, payload, actor)
       values ('person:planted', 1, 'staffing.person-registered.v1', $1, $2, 'planting')`,
      [CITY, JSON.stringify({ personId: planted })],
    ),
  );
  await as(cluster.url, (admin) => admin.query('select $1::date', [planted]).catch(() => undefined));
  await as(databases.reporting.ownerUrl, (owner) =>
    eventually(async () => {
      const { rowCount } = await owner.query('select from bus.dead_letter');
      if (!rowCount) throw new Error('Reporting has not met the planted event yet');
    }, 20_000),
  );
}

async function as(url: string, act: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

/** What can be had only while the suite runs. */
async function collected({ databases, services, gateway }: Suite): Promise<Resting[]> {
  const told = /^public\.outbox$|^bus\.|^scope\.|^heard\./;
  const homes: Readonly<Record<ServiceName, Kind>> = {
    network: 'organisations',
    staffing: 'people',
    events: 'organisations',
    reporting: 'events',
  };
  /** Names are printed on certificates. */
  const papers: Readonly<Record<string, Kind>> = { 'public.certificate_paper': 'people' };
  const rows = await Promise.all(
    SERVICES.map((name) =>
      tables(databases[name].ownerUrl, (table) => (told.test(table) ? 'events' : (papers[table] ?? homes[name])), name),
    ),
  );
  const metrics = await Promise.all(
    [gateway, ...Object.values(services)].map(async ({ name, url }): Promise<Resting> => {
      const page = await (await fetch(new URL('/metrics', url))).text();
      return { where: `metrics of ${name}`, kind: 'outside', bytes: Buffer.from(page) };
    }),
  );
  const refusals = {
    where: 'what callers were refused with',
    kind: 'outside',
    bytes: Buffer.from(asking.refusals.join('\n')),
  } as const;
  return [...rows.flat(), ...metrics, refusals];
}

/** Where a field's marker may be; what is not a field of the schema is kept nowhere. */
const MAY_LIE: Readonly<Record<Class, readonly Kind[]>> = {
  personal: ['people'],
  kept: ['people', 'organisations'],
  told: ['people', 'organisations', 'events'],
  asked: [],
  code: [],
};

function classOfField(field: string): Class {
  const [within = '', name = ''] = field.split('.');
  return classOf({ within, name }) ?? 'asked';
}

/** The fields of the markers that may not lie where they were found. */
const strangersIn = ({ bytes, kind, where }: Resting): string[] =>
  find(markers, bytes)
    .filter(({ field }) => field !== PLANTED && !(field === NAME && where === REFUSALS))
    .filter(({ field }) => (field === null ? kind !== 'people' : !MAY_LIE[classOfField(field)].includes(kind)))
    .map(({ field, as }) => `${where}: ${field ?? 'some marker'} (${as})`);

describe('What is told to the suite about people', () => {
  it('was told: every field that may hold a text had a marker, which lies at its home, or in the events that tell it', () => {
    const fields = places()
      .filter((place) => ['personal', 'kept', 'told'].includes(classOf(place) ?? ''))
      .map(({ within, name }) => `${within}.${name}`);
    const atRest = new Set(
      resting
        .filter(({ kind }) => kind !== 'outside')
        .flatMap(({ bytes }) => find(markers, bytes).map(({ field }) => field)),
    );
    expect(fields.filter((field) => !atRest.has(field))).toEqual([]);
    expect(fields.length).toBeGreaterThan(50);
  });

  it('was refused, too, at every depth: by the gateway, by services, by their databases', () => {
    expect(asking.asked).toBeGreaterThan(500);
    const codes = new Set(asking.refusals.flatMap((text) => text.match(/(?<="code":")[\w-]+/g) ?? []));
    for (const code of [
      'BAD_REQUEST',
      'BAD_USER_INPUT',
      'FORBIDDEN',
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
      'NOT_FOUND',
      'UNAUTHENTICATED',
      'VARIABLES_TOO_LARGE',
      'unknown-position',
    ])
      expect([...codes].sort()).toContain(code);
    expect(failures.map(({ errors }) => errors)).toEqual([
      [expect.objectContaining({ extensions: expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR' }) })],
      [expect.objectContaining({ extensions: expect.objectContaining({ code: 'TRY_AGAIN' }) })],
    ]);
  });

  it('lies nowhere else: not in domain events, nor the broker, nor reporting, nor any log, trace, metric, error', () => {
    expect([...new Set(resting.flatMap(strangersIn))].sort()).toEqual([]);
  });
});

describe('Looking for it', () => {
  it('looks everywhere, and finds what was planted there', () => {
    const places = resting
      .filter(({ bytes }) => find(markers, bytes).some(({ field }) => field === PLANTED))
      .map(({ where }) => where.replace(/\d+\.blk$/, 'messages'));
    expect(new Set(places)).toEqual(
      new Set([
        'staffing: public.outbox',
        'reporting: bus.dead_letter',
        'store/jetstream/$G/streams/METODNET/msgs/messages',
        'postgres.log',
        'network.log',
        'staffing.log',
        'events.log',
        'reporting.log',
        'traces',
      ]),
    );
  });

  it.each([
    ['gateway.log', '"operation":"mutation registerPerson"'],
    ['staffing.log', '"operation":"mutation registerPerson"'],
    ['metrics of gateway', 'operation="mutation registerPerson"'],
    ['metrics of staffing', 'operation="mutation registerPerson"'],
    ['metrics of network', 'operation="mutation adoptAct"'],
    ['metrics of events', 'operation="mutation scheduleEvent"'],
    ['metrics of reporting', 'projection_lag_seq'],
    ['traces', 'graphql mutation registerPerson'],
    ['nats.log', 'JetStream'],
    ['placement.json', 'nodes'],
    [REFUSALS, '"code":"unknown-position"'],
  ])('has read %s', (where, text) => {
    expect(resting.filter((one) => one.where === where).map(({ bytes }) => Buffer.from(bytes).includes(text))).toEqual([
      true,
    ]);
  });
});
