import { setTimeout as pause } from 'node:timers/promises';
import { type Broker, brokerVersion, type Cluster } from '@metodnet/testing/servers';
import type { SuiteProcess } from '@metodnet/testing/suite';
import type { Stage } from './stage.js';

/** How long something may take to come up again before it counts as unable to. */
const PATIENCE_MS = 90_000;

/** Something did not start any more, though nothing was in its way. */
export class CannotStart extends Error {}

type Startable = Pick<SuiteProcess, 'isAlive' | 'start'>;
const underWay = new WeakMap<Startable, Promise<void>>();

/** What every operator has: something that starts again what has ended. Never more than that, and never twice at once. */
function bringUp(name: string, what: Startable, kill: () => Promise<void>): Promise<void> {
  const coming = (underWay.get(what) ?? tryToStart(name, what, kill)).finally(() => underWay.delete(what));
  underWay.set(what, coming);
  return coming;
}

async function tryToStart(name: string, what: Startable, kill: () => Promise<void>): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; !what.isAlive(); ) {
    try {
      await what.start();
    } catch (error) {
      await kill();
      if (Date.now() > deadline) throw new CannotStart(`${name} does not start any more: ${(error as Error).message}`);
      await pause(300);
    }
  }
}

export const bringUpProcess = (process: SuiteProcess): Promise<void> =>
  bringUp(process.name, process, () => process.kill());
export const bringUpCluster = (cluster: Cluster): Promise<void> => bringUp('postgres', cluster, () => cluster.crash());

export async function restartBroker(broker: Broker): Promise<void> {
  await broker.kill();
  await broker.start();
}

/** Everything runs and nothing is hurt. */
export async function heal({ disks, lines, broker, cluster, processes }: Stage): Promise<void> {
  for (const disk of Object.values(disks)) disk.free();
  for (const line of lines.values()) line.heal();
  broker.resume();
  cluster.resume();
  for (const process of processes) process.resume();
  await brokerVersion(broker.url).catch(() => restartBroker(broker));
  await bringUpCluster(cluster);
  await Promise.all(processes.map(bringUpProcess));
}
