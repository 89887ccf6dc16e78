import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseUrls, provision } from '@metodnet/store';
import { type FaultyProxy, faultyProxy } from '@metodnet/testing';
import {
  type Broker,
  type Cluster,
  freePort,
  type NatsBinary,
  startBroker,
  startCluster,
} from '@metodnet/testing/servers';
import { SERVICES, type ServiceName, type Suite, type SuiteProcess, startSuite } from '@metodnet/testing/suite';
import { Databases } from './databases.js';
import { type Disk, mountDisk } from './disk.js';

/** Everything that runs and can be hurt: servers on small disks, services that reach NATS over lines of their own. */
export interface Stage {
  /** A folder that goes with it. */
  readonly dir: string;
  /** Services, the second process of staffing, the gateway. */
  readonly processes: readonly SuiteProcess[];
  readonly suite: Suite;
  readonly cluster: Cluster;
  readonly broker: Broker;
  /** The broker's store, as files. */
  readonly store: string;
  readonly disks: Readonly<Record<'postgres' | 'nats', Disk>>;
  /** By process. */
  readonly lines: ReadonlyMap<string, FaultyProxy>;
  readonly databases: Databases;
  stop(): Promise<void>;
}

export interface StageOptions {
  readonly nats: NatsBinary;
  /** What a process is told besides; the folder is for whatever it needs. */
  readonly environment: (process: string, dir: string) => NodeJS.ProcessEnv;
}

/** Stands by as relay and projector of the same database. */
const STANDBY = 'staffing-2';
const DISK_MEGABYTES = { postgres: 2_048, nats: 512 };

export async function openStage({ nats, environment }: StageOptions): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'metodnet-faults-'));
  chmodSync(dir, 0o755); // root’s PostgreSQL runs as somebody else
  const forget = () => rmSync(dir, { recursive: true, force: true });
  process.once('exit', forget);
  const stops: (() => unknown)[] = [() => process.off('exit', forget), forget];
  const stop = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  const later = <Thing>(thing: Thing, end: (thing: Thing) => unknown): Thing => {
    stops.push(() => end(thing));
    return thing;
  };
  try {
    const disks = {
      postgres: later(mountDisk(join(dir, 'postgres'), DISK_MEGABYTES.postgres), (disk) => disk.remove()),
      nats: later(mountDisk(join(dir, 'nats'), DISK_MEGABYTES.nats), (disk) => disk.remove()),
    };
    const cluster = await startCluster({ dir: disks.postgres.path, port: await freePort(), data: 'kept' });
    later(cluster, (one) => one.stop());
    const broker = later(await startBroker({ binary: nats, dir: disks.nats.path }), (one) => one.stop());
    const urls: [ServiceName, DatabaseUrls][] = [];
    for (const name of SERVICES)
      urls.push([name, await provision(cluster.url, { database: name, password: 'faults' })]);

    const lines = new Map<string, FaultyProxy>();
    for (const name of [...SERVICES, STANDBY])
      lines.set(
        name,
        later(await faultyProxy({ port: broker.port }), (line) => line.stop()),
      );
    const suite = await startSuite({
      broker,
      databases: Object.fromEntries(urls) as Record<ServiceName, DatabaseUrls>,
      natsUrl: (process) => `nats://127.0.0.1:${lines.get(process)?.port ?? broker.port}`,
      environment: (process) => environment(process, dir),
    });
    later(suite, (one) => one.stop());
    const standby = await suite.another('staffing', STANDBY);
    return {
      dir,
      processes: [...SERVICES.map((name) => suite.services[name]), standby, suite.gateway],
      suite,
      cluster,
      broker,
      store: join(disks.nats.path, 'store'),
      disks,
      lines,
      databases: later(new Databases(cluster.url), (databases) => databases.close()),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
