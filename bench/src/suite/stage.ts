import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseUrls, provision } from '@metodnet/store';
import { freePort, type Server, startCluster } from '@metodnet/testing/servers';
import { SERVICES, type ServiceName, type Suite, startSuite } from '@metodnet/testing/suite';
import pg from 'pg';
import { machine } from './machine.js';

export interface StageOptions {
  /** Where the data of PostgreSQL lie and stay; a folder of this run when absent. */
  readonly dir?: string | undefined;
  /** What PostgreSQL is told besides, `name=value`. */
  readonly settings?: readonly string[];
  /** What a process is told besides. */
  readonly environment?: (process: string) => NodeJS.ProcessEnv;
}

/**
 * The suite as processes of its own on a PostgreSQL of its own that keeps what it has acknowledged. With METODNET_BENCH_PROFILES each process
 * leaves a profile of its processor time in that folder when it ends; `npm run bench -- profile FOLDER` tells of it.
 */
export interface Stage extends Suite {
  readonly postgres: Server & { readonly pid: number };
  /** Node, processors, PostgreSQL, NATS. */
  readonly about: string;
  /** A service's database as the superuser sees it. */
  adminUrl(service: ServiceName): string;
  /** Reads or writes it so. */
  sql<Row extends object>(service: ServiceName, text: string, params?: readonly unknown[]): Promise<Row[]>;
}

export async function openStage({ dir, settings, environment }: StageOptions = {}): Promise<Stage> {
  const home = dir ?? mkdtempSync(join(tmpdir(), 'metodnet-bench-'));
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o755);
  const postgres = await startCluster({
    dir: home,
    port: await freePort(),
    data: 'kept',
    ...(settings ? { settings } : {}),
  });
  const removeData = () => (dir ? undefined : rmSync(home, { recursive: true, force: true }));
  try {
    const databases = await provisioned(postgres.url);
    const suite = await startSuite({
      databases,
      environment: (process) => ({ ...profiled(process), ...environment?.(process) }),
    });
    const pools = new Map<ServiceName, pg.Pool>();
    return {
      ...suite,
      postgres: { ...postgres, pid: Number(readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]) },
      about: machine(postgres.about, suite.broker.about),
      adminUrl: (service) => adminUrlOf(postgres.url, service),
      async sql<Row extends object>(service: ServiceName, text: string, params: readonly unknown[] = []) {
        const pool = pools.get(service) ?? poolOf(postgres.url, service);
        pools.set(service, pool);
        return (await pool.query<Row & pg.QueryResultRow>(text, [...params])).rows;
      },
      async stop() {
        await Promise.all([...pools.values()].map((pool) => pool.end()));
        await suite.stop();
        await postgres.stop();
        removeData();
      },
    };
  } catch (error) {
    await postgres.stop();
    removeData();
    throw error;
  }
}

function profiled(name: string): NodeJS.ProcessEnv {
  const folder = process.env.METODNET_BENCH_PROFILES;
  return folder ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${join(folder, name)}` } : {};
}

const databaseOf = (service: ServiceName) => `metodnet_${service}`;

async function provisioned(clusterUrl: string): Promise<Record<ServiceName, DatabaseUrls>> {
  const urls: [ServiceName, DatabaseUrls][] = [];
  for (const service of SERVICES)
    urls.push([service, await provision(clusterUrl, { database: databaseOf(service), password: 'bench' })]);
  return Object.fromEntries(urls) as Record<ServiceName, DatabaseUrls>;
}

function adminUrlOf(clusterUrl: string, service: ServiceName): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${databaseOf(service)}`;
  return url.href;
}

function poolOf(clusterUrl: string, service: ServiceName): pg.Pool {
  const pool = new pg.Pool({ connectionString: adminUrlOf(clusterUrl, service), max: 2 });
  pool.on('error', () => undefined);
  return pool;
}
