import { setTimeout as pause } from 'node:timers/promises';
import type { SuiteProcess } from '@metodnet/testing/suite';
import type { Stage } from '../stage/stage.js';
import { bringUpCluster, bringUpProcess, restartBroker } from '../stage/supervisor.js';
import type { Fault } from './fault.js';

const NAMES = ['network', 'staffing', 'staffing-2', 'events', 'reporting', 'gateway'] as const;
type Name = (typeof NAMES)[number];

const named = ({ processes }: Stage, name: Name): SuiteProcess =>
  processes.find((process) => process.name === name) as SuiteProcess;

const kills = NAMES.map(
  (name): Fault => ({
    name: `kill ${name}`,
    weight: 2,
    async strike(stage, chance) {
      const process = named(stage, name);
      await process.kill();
      await pause(chance.between(0, 1_500));
      await bringUpProcess(process);
      return true;
    },
  }),
);

const pauses = NAMES.map(
  (name): Fault => ({
    name: `pause ${name}`,
    weight: 2,
    async strike(stage, chance) {
      const process = named(stage, name);
      process.pause();
      await pause(chance.between(500, 6_000));
      process.resume();
      return true;
    },
  }),
);

const servers: readonly Fault[] = [
  {
    name: 'kill postgres',
    weight: 4,
    async strike({ cluster }, chance) {
      await cluster.crash();
      await pause(chance.between(0, 1_000));
      await bringUpCluster(cluster);
      return true;
    },
  },
  {
    name: 'pause postgres',
    weight: 2,
    async strike({ cluster }, chance) {
      cluster.pause();
      await pause(chance.between(500, 6_000));
      cluster.resume();
      return true;
    },
  },
  {
    name: 'kill nats',
    weight: 4,
    async strike({ broker }, chance) {
      await broker.kill();
      await pause(chance.between(0, 1_500));
      await broker.start();
      return true;
    },
  },
  {
    name: 'pause nats',
    weight: 2,
    async strike({ broker }, chance) {
      broker.pause();
      await pause(chance.between(500, 6_000));
      broker.resume();
      return true;
    },
  },
];

const everything: readonly Fault[] = [
  {
    name: 'kill all',
    weight: 3,
    async strike(stage, chance) {
      const { cluster, broker, processes } = stage;
      await Promise.all([cluster.crash(), broker.kill(), ...processes.map((process) => process.kill())]);
      await pause(chance.between(0, 1_000));
      const starts = [
        () => bringUpCluster(cluster),
        () => restartBroker(broker),
        ...processes.map((process) => () => bringUpProcess(process)),
      ];
      await Promise.all(
        starts.map(async (start) => {
          await pause(chance.between(0, 2_000));
          await start();
        }),
      );
      return true;
    },
  },
  {
    name: 'pause all',
    weight: 1,
    async strike({ cluster, broker, processes }, chance) {
      const all = [cluster, broker, ...processes];
      for (const one of all) one.pause();
      await pause(chance.between(1_000, 6_000));
      for (const one of all) {
        one.resume();
        await pause(chance.between(0, 200));
      }
      return true;
    },
  },
];

/** Services and gateway, killed and frozen one by one. */
export const processFaults: readonly Fault[] = [...kills, ...pauses];
/** PostgreSQL and NATS, and everything at once. */
export const serverFaults: readonly Fault[] = [...servers, ...everything];
