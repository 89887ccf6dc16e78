import { cpSync, existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../stage/stage.js';
import type { Fault } from './fault.js';

const copyOf = ({ store }: Stage) => `${store}.older`;

/** What a power cut leaves of a store that is not synced: files as they lay there at one moment. */
function keepCopy(stage: Stage): void {
  const { broker, store } = stage;
  broker.pause();
  try {
    rmSync(copyOf(stage), { recursive: true, force: true });
    cpSync(store, copyOf(stage), { recursive: true });
  } finally {
    broker.resume();
  }
}

/** The broker's disk: lost, or put back as it once was. */
export const storeFaults: readonly Fault[] = [
  {
    name: 'store wiped',
    weight: 4,
    async strike({ broker }, chance) {
      await broker.kill();
      broker.wipe();
      await pause(chance.between(0, 500));
      await broker.start();
      return true;
    },
  },
  {
    name: 'older copy put back',
    weight: 4,
    async strike(stage, chance) {
      const { broker, store } = stage;
      // The first time there is none: what is written meanwhile is what the copy lacks.
      if (!existsSync(copyOf(stage))) {
        keepCopy(stage);
        await pause(chance.between(1_000, 3_000));
      }
      await broker.kill();
      rmSync(store, { recursive: true, force: true });
      cpSync(copyOf(stage), store, { recursive: true });
      await broker.start();
      if (chance.chance(0.5)) keepCopy(stage);
      return true;
    },
  },
];
