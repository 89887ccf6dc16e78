import { setTimeout as pause } from 'node:timers/promises';
import { bringUpCluster, restartBroker } from '../stage/supervisor.js';
import type { Fault } from './fault.js';

/** Full disks. What gives up over it is started again once there is room, and by nothing but a supervisor. */
export const diskFaults: readonly Fault[] = [
  {
    name: 'disk of nats full',
    weight: 2,
    async strike({ disks: { nats }, broker }, chance, note) {
      if (nats.refusal !== null) return false;
      nats.fill();
      await pause(chance.between(2_000, 6_000));
      nats.free();
      // 2.9 takes nothing more after it, however much room there is, and says that it is healthy: a watchdog restarts it.
      if (broker.about.includes('2.9.')) {
        note('broker restarted after a full disk');
        await restartBroker(broker);
      }
      return true;
    },
  },
  {
    name: 'disk of postgres full',
    weight: 2,
    async strike({ disks: { postgres }, cluster }, chance, note) {
      if (postgres.refusal !== null) return false;
      postgres.fill();
      await pause(chance.between(2_000, 6_000));
      if (!cluster.isAlive()) note('postgres gave up on a full disk');
      postgres.free();
      await bringUpCluster(cluster);
      return true;
    },
  },
];
