import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type TestDatabase, testDatabase } from '@metodnet/testing';
import { type Issuer, nats, type Server, startIssuer } from '@metodnet/testing/servers';

/** The whole suite as an operator runs it: NATS, three subgraphs and the gateway, each a process; empty to begin with. */
export interface Suite {
  readonly endpoint: string;
  readonly issuer: Issuer;
  readonly databases: Readonly<Record<ServiceName, TestDatabase>>;
  /** Which of the processes run. */
  alive(): readonly string[];
  stop(): Promise<void>;
}

export const SERVICES = ['network', 'staffing', 'reporting'] as const;
export type ServiceName = (typeof SERVICES)[number];

const root = dirname(__dirname);
const SECRET = 'a-secret-of-the-journeys';
const READY_WITHIN_MS = 60_000;

/** Starts it once per test file. Needs what `npm run build` makes. */
export async function startSuite(): Promise<Suite> {
  const dir = mkdtempSync(join(tmpdir(), 'metodnet-e2e-'));
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const broker = await nats(undefined, { dir: join(dir, 'nats'), cache: join(root, '.metodnet', 'cache') });
    stops.push(() => broker.stop());
    const issuer = await startIssuer();
    stops.push(() => issuer.stop());
    const databases = {
      network: await testDatabase(),
      staffing: await testDatabase(),
      reporting: await testDatabase(),
    };
    stops.push(async () => {
      for (const name of SERVICES) await databases[name].drop();
    });

    const processes = new Map<string, ChildProcess>();
    const start = async (name: string, program: string, environment: NodeJS.ProcessEnv) => {
      const child = spawn(process.execPath, ['--enable-source-maps', join(root, program)], {
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      processes.set(name, child);
      stops.push(() => end(child));
      return readyUrl(name, child, join(dir, `${name}.log`));
    };
    const urls = await Promise.all(
      SERVICES.map((name) =>
        start(name, `services/${name}/dist/main.js`, {
          ...common(broker, issuer),
          METODNET_DATABASE_URL: databases[name].appUrl,
          METODNET_WORKER_DATABASE_URL: databases[name].workerUrl,
          METODNET_OWNER_DATABASE_URL: databases[name].ownerUrl,
        }),
      ),
    );
    const placement = join(dir, 'placement.json');
    const local = Object.fromEntries(SERVICES.map((name, index) => [name, new URL('/graphql', urls[index]).href]));
    writeFileSync(placement, JSON.stringify({ default: 'local', nodes: { local }, owners: {} }));
    const gateway = await start('gateway', 'gateway/dist/main.js', {
      ...common(broker, issuer),
      METODNET_SUPERGRAPH: join(root, 'gateway', 'supergraph.graphql'),
      METODNET_PLACEMENT: placement,
    });
    return {
      endpoint: new URL('/graphql', gateway).href,
      issuer,
      databases,
      alive: () =>
        [...processes]
          .filter(([, { exitCode, signalCode }]) => exitCode === null && signalCode === null)
          .map(([name]) => name),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const common = (broker: Server, issuer: Issuer): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  METODNET_NODE: 'local',
  METODNET_HOST: '127.0.0.1',
  METODNET_PORT: '0',
  METODNET_NATS_URL: broker.url,
  METODNET_JWKS_URL: issuer.jwksUrl,
  METODNET_ISSUER: issuer.url,
  METODNET_GATEWAY_SECRET: SECRET,
  METODNET_LOG_LEVEL: 'warn',
});

/** Where a process says that it is ready, `{"ready":true,"url":…}`; when it does not, the error carries what it logged. */
async function readyUrl(
  name: string,
  child: ChildProcessByStdio<null, Readable, Readable>,
  log: string,
): Promise<string> {
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => {
    said.push(chunk.toString());
    writeFileSync(log, chunk, { flag: 'a' });
  });
  const url = await new Promise<string | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), READY_WITHIN_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(null);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{"ready":true')) return;
      clearTimeout(timer);
      resolve((JSON.parse(line) as { url: string }).url);
    });
  });
  if (!url) throw new Error(`${name} did not start:\n${said.join('').slice(-4000)}`);
  return url;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(insist);
}
