import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseUrls, provision } from '@metodnet/store';
import {
  freePort,
  type Issuer,
  isFree,
  nats,
  postgres,
  type Server,
  type ServiceProcess,
  startIssuer,
  startService,
  Unavailable,
} from '@metodnet/testing/servers';
import { type Common, gatewayEnvironment, SERVICES, serviceEnvironment } from '@metodnet/testing/suite';
import { cache, checkout } from '../checkout.js';
import type { Keeper } from './kept.js';
import { startMailbox } from './mailbox.js';
import type { Stages } from './stages.js';
import type { Stopping } from './stopping.js';

/** A domain that nobody can have: no mail of a suite on somebody's machine is ever taken for a real one. */
const SENDER = 'Методическая сеть <no-reply@metodnet.invalid>';

export interface SuiteOptions {
  readonly dir: string;
  /** A port that the gateway must have; null leaves the choice to us. */
  readonly port: number | null;
  readonly keeper: Keeper;
  readonly stages: Stages;
  readonly stopping: Stopping;
  readonly env: NodeJS.ProcessEnv;
}

export interface Suite {
  /** Where the gateway answers GraphQL. */
  readonly endpoint: string;
  readonly issuer: Issuer;
  readonly services: readonly ServiceProcess[];
}

/** Starts everything in the order in which one needs another. What was started is stopped by `stopping`, also when something fails here. */
export async function startSuite(options: SuiteOptions): Promise<Suite> {
  const { dir, keeper, stages, stopping, env } = options;
  const logs = join(dir, 'logs');
  mkdirSync(logs, { recursive: true });
  await mustBeFree(options.port);

  const [database, broker, issuer, mailbox] = await stages.run('Servers', () => startServers(options));
  for (const { about } of [database, broker, ...(mailbox ? [mailbox] : [])]) stages.say(`  ${about}`);

  const password = keeper.kept.databasePassword;
  const urls = await stages.run('Databases', () =>
    inOrder(SERVICES, (name) => provision(database.url, { database: `metodnet_${name}`, password })),
  );
  const common: Common = {
    natsUrl: broker.url,
    jwksUrl: issuer.jwksUrl,
    issuer: issuer.url,
    gatewaySecret: keeper.kept.gatewaySecret,
    logLevel: env.METODNET_LOG_LEVEL ?? 'info',
    inherited: mailbox ? { ...env, METODNET_SMTP_URL: mailbox.url, METODNET_MAIL_FROM: SENDER } : env,
  };

  const start = async (name: string, program: string, environment: NodeJS.ProcessEnv) => {
    const service = await startService(name, join(checkout, program), {
      env: environment,
      log: join(logs, `${name}.log`),
      onStarted: (child) => stopping.service(name, child),
    });
    keeper.keepPort(name, service.url);
    return service;
  };
  const ports = await inOrder(SERVICES, (name) => freePort(keeper.kept.ports[name]));
  const replayUrls = Object.fromEntries(SERVICES.map((name, index) => [name, `http://127.0.0.1:${ports[index]}`]));
  const services = await stages.run('Services', () =>
    Promise.all(
      SERVICES.map((name, index) => {
        const [databaseUrls, port] = [urls[index], ports[index]] as [DatabaseUrls, number];
        return start(name, `services/${name}/dist/main.js`, serviceEnvironment(common, databaseUrls, port, replayUrls));
      }),
    ),
  );
  const placement = join(dir, 'placement.json');
  writeFileSync(placement, `${JSON.stringify(onOneNode(services), null, 2)}\n`);
  const supergraph = join(checkout, 'gateway', 'supergraph.graphql');
  // Chosen as late as can be: another suite that starts at the same moment would choose the same one.
  const gatewayPort = options.port ?? (await freePort(keeper.kept.ports.gateway ?? 4000));
  const gateway = await stages.run('Gateway', () =>
    start('gateway', 'gateway/dist/main.js', gatewayEnvironment(common, { supergraph, placement, port: gatewayPort })),
  );
  return { endpoint: graphql(gateway.url), issuer, services: [...services, gateway] };
}

async function startServers({
  dir,
  keeper,
  env,
  stages,
  stopping,
}: SuiteOptions): Promise<[Server, Server, Issuer, Server | null]> {
  const { ports, issuerKey } = keeper.kept;
  const port = (name: string) => (ports[name] === undefined ? {} : { port: ports[name] });
  const given = env.METODNET_POSTGRES_URL ?? env.DATABASE_URL;
  const [database, broker, issuer, mailbox] = await Promise.all([
    stopping.server(postgres(given, { dir: join(dir, 'postgres'), data: 'kept', ...port('postgres') })),
    stopping.server(nats(env.METODNET_NATS_URL, { dir: join(dir, 'nats'), cache, say: stages.say, ...port('nats') })),
    stopping.server(freePort(ports.issuer).then((free) => startIssuer({ key: issuerKey, port: free }))),
    env.METODNET_SMTP_URL ? null : stopping.server(startMailbox({ dir: join(dir, 'mails'), ...port('mailbox') })),
  ]);
  if (!given) keeper.keepPort('postgres', database.url);
  if (!env.METODNET_NATS_URL) keeper.keepPort('nats', broker.url);
  keeper.keepPort('issuer', issuer.url);
  if (mailbox) keeper.keepPort('mailbox', mailbox.url);
  return [database, broker, issuer, mailbox];
}

/** A port that was asked for and is taken is an error, said before anything is started; one that nobody asked for gives way. */
async function mustBeFree(asked: number | null): Promise<void> {
  if (asked === null || (await isFree(asked))) return;
  throw new Unavailable(`Port ${asked} is taken. Choose another with --port, or leave it out.`);
}

/** Every owner's records live on this one node. */
const onOneNode = (services: readonly ServiceProcess[]) => ({
  default: 'local',
  nodes: { local: Object.fromEntries(services.map(({ name, url }) => [name, graphql(url)])) },
  owners: {},
});

const graphql = (url: string): string => new URL('/graphql', url).href;

async function inOrder<In, Out>(items: readonly In[], act: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  for (const item of items) results.push(await act(item));
  return results;
}
