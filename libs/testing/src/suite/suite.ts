import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatabaseUrls } from '@metodnet/store';
import { testDatabase } from '../database.js';
import { freePort, type Issuer, nats, type Server, startIssuer } from '../servers/index.js';
import { type Common, gatewayEnvironment, serviceEnvironment } from './environment.js';
import { SERVICES, type ServiceName } from './services.js';
import { SuiteProcess } from './suite-process.js';

export interface SuiteOptions {
  /** A broker to use; one of its own when absent. */
  readonly broker?: Server;
  /** Where a process finds the broker: through a proxy, for instance. */
  readonly natsUrl?: (process: string) => string;
  /** Provisioned and empty; databases of the test run when absent. */
  readonly databases?: Readonly<Record<ServiceName, DatabaseUrls>>;
  /** What a process is told besides. */
  readonly environment?: (process: string) => NodeJS.ProcessEnv;
  readonly logLevel?: string;
}

/** The whole suite as an operator runs it: NATS, the subgraphs and the gateway, each a process; empty to begin with. */
export interface Suite {
  /** Logs lie here, `<process>.log`. */
  readonly dir: string;
  /** Where the gateway answers GraphQL. */
  readonly endpoint: string;
  /** Shared by the gateway and the subgraphs. */
  readonly secret: string;
  readonly issuer: Issuer;
  readonly broker: Server;
  readonly databases: Readonly<Record<ServiceName, DatabaseUrls>>;
  readonly services: Readonly<Record<ServiceName, SuiteProcess>>;
  readonly gateway: SuiteProcess;
  /** A second process of a service on the same database: it stands by as relay and projector. The gateway does not know it. */
  another(service: ServiceName, name?: string): Promise<SuiteProcess>;
  /** Tells the gateway to find a subgraph elsewhere, from the next second on. */
  place(service: ServiceName, url: string): void;
  /** Everything that the processes have written. */
  written(): string;
  /** Which of the processes run. */
  alive(): readonly string[];
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const SECRET = 'a-secret-of-the-tests';

/** Starts it from what `npm run build` has made. */
export async function startSuite(options: SuiteOptions = {}): Promise<Suite> {
  const dir = mkdtempSync(join(tmpdir(), 'metodnet-suite-'));
  chmodSync(dir, 0o755);
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(dir, { recursive: true, force: true })];
  const stop = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    return await startIn(dir, options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startIn(
  dir: string,
  { broker: given, natsUrl, databases, environment, logLevel = 'warn' }: SuiteOptions,
  stops: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Suite> {
  const broker = given ?? (await nats(undefined, { dir: join(dir, 'nats'), cache: join(root, '.metodnet', 'cache') }));
  if (!given) stops.push(() => broker.stop());
  const issuer = await startIssuer();
  stops.push(() => issuer.stop());
  const urls = databases ?? (await ownDatabases(stops));

  const processes: SuiteProcess[] = [];
  const add = (name: string, program: string, env: NodeJS.ProcessEnv) => {
    const log = join(dir, `${name}.log`);
    const added = new SuiteProcess(name, join(root, program), { ...env, ...environment?.(name) }, log);
    processes.push(added);
    return added;
  };
  const common = (name: string): Common => ({
    natsUrl: natsUrl?.(name) ?? broker.url,
    jwksUrl: issuer.jwksUrl,
    issuer: issuer.url,
    gatewaySecret: SECRET,
    logLevel,
    inherited: { PATH: process.env.PATH },
  });
  stops.push(() => Promise.all(processes.map((one) => one.end())));

  const ports = await each(() => freePort());
  const replayUrls = Object.fromEntries(SERVICES.map((name) => [name, `http://127.0.0.1:${ports[name]}`]));
  const service = (name: ServiceName, as: string, port: number) =>
    add(as, `services/${name}/dist/main.js`, serviceEnvironment(common(as), urls[name], port, replayUrls));
  const services = await each(async (name) => service(name, name, ports[name]));
  await Promise.all(Object.values(services).map((one) => one.start()));

  const placement = placementFile(join(dir, 'placement.json'));
  for (const name of SERVICES) placement.place(name, services[name].url);
  const gateway = add(
    'gateway',
    'gateway/dist/main.js',
    gatewayEnvironment(common('gateway'), {
      supergraph: join(root, 'gateway', 'supergraph.graphql'),
      placement: placement.path,
      port: 0,
    }),
  );
  await gateway.start();

  return {
    dir,
    endpoint: new URL('/graphql', gateway.url).href,
    secret: SECRET,
    issuer,
    broker,
    databases: urls,
    services,
    gateway,
    async another(name, as = `${name}-2`) {
      const one = service(name, as, 0);
      await one.start();
      return one;
    },
    place: placement.place,
    written: () =>
      readdirSync(dir)
        .filter((file) => file.endsWith('.log'))
        .map((file) => readFileSync(join(dir, file), 'utf8'))
        .join(''),
    alive: () => processes.filter((one) => one.isAlive()).map(({ name }) => name),
    stop,
  };
}

async function ownDatabases(stops: (() => Promise<unknown>)[]): Promise<Record<ServiceName, DatabaseUrls>> {
  return each(async () => {
    const database = await testDatabase();
    stops.push(() => database.drop());
    return database;
  });
}

/** Which place serves which subgraph; a change is seen whole or not at all. */
function placementFile(path: string) {
  const local: Record<string, string> = {};
  return {
    path,
    place(service: ServiceName, url: string) {
      local[service] = new URL('/graphql', url).href;
      const next = `${path}.next`;
      writeFileSync(next, JSON.stringify({ default: 'local', nodes: { local }, owners: {} }));
      renameSync(next, path);
    },
  };
}

async function each<Made>(make: (name: ServiceName) => Promise<Made>): Promise<Record<ServiceName, Made>> {
  const made: [ServiceName, Made][] = [];
  for (const name of SERVICES) made.push([name, await make(name)]);
  return Object.fromEntries(made) as Record<ServiceName, Made>;
}
