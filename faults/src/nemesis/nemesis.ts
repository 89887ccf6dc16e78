import { setTimeout as pause } from 'node:timers/promises';
import type { Seeded } from '@metodnet/demo';
import type { Stage } from '../stage/stage.js';
import { bringUpProcess, CannotStart } from '../stage/supervisor.js';
import { diskFaults } from './disk-faults.js';
import type { Fault, Note } from './fault.js';
import { lineFaults } from './line-faults.js';
import { processFaults, serverFaults } from './process-faults.js';
import { relayFaults } from './relay-faults.js';
import { repeatedMessages } from './repeated-messages.js';
import { storeFaults } from './store-faults.js';

/**
 * Two hands at work at the same time: what a server suffers and what a process or a line suffers meet in every combination. One hand
 * never holds the same thing twice.
 */
const HANDS: readonly (readonly Fault[])[] = [
  [...serverFaults, ...storeFaults, ...diskFaults],
  [...processFaults, ...lineFaults, ...relayFaults, repeatedMessages],
];

/** How often each fault really happened. */
export type Struck = Map<string, number>;

const STORM_MS = 6_000;
/** A quarter of the time nothing goes wrong: what a storm has broken must also be seen to work. */
const QUIET_SHARE = 0.25;

/** Storms and quiet until the time is over. The seed decides what happens and for how long. */
export async function rage(stage: Stage, chance: Seeded, milliseconds: number, log: Log): Promise<Struck> {
  const struck: Struck = new Map();
  const hands = HANDS.map((faults, hand) => ({ faults, own: chance.of(hand) }));
  for (const until = Date.now() + milliseconds; Date.now() < until; ) {
    const began = Date.now();
    const end = Math.min(until, began + STORM_MS);
    await Promise.all(
      hands.map(async ({ faults, own }) => {
        while (Date.now() < end) await strike(choose(faults, own), stage, own, struck, log);
      }),
    );
    for (const process of stage.processes) {
      // What a fault has stopped, it has started again.
      if (process.isAlive()) continue;
      log.died(process.name);
      await bringUpProcess(process);
    }
    await pause(Math.max(0, Math.min(until - Date.now(), ((Date.now() - began) * QUIET_SHARE) / (1 - QUIET_SHARE))));
  }
  return struck;
}

/** Makes one fault happen; one that cannot, because another has left nothing to hurt, is left out. */
export async function strike(fault: Fault, stage: Stage, chance: Seeded, struck: Struck, log: Log): Promise<void> {
  try {
    const happened = await fault.strike(stage, chance, log.note);
    log.say(`${fault.name}${happened ? '' : ' (could not be made to happen)'}`);
    if (happened) struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1);
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    log.say(`${fault.name} (could not be made to happen: ${(error as Error).message.split('\n')[0]})`);
  }
}

export interface Log {
  /** A process has ended, and nobody had killed it. */
  readonly died: (process: string) => void;
  readonly note: Note;
  readonly say: (line: string) => void;
}

function choose(faults: readonly Fault[], chance: Seeded): Fault {
  let left = chance.next() * faults.reduce((sum, { weight }) => sum + weight, 0);
  for (const fault of faults) {
    left -= fault.weight;
    if (left < 0) return fault;
  }
  return faults[0] as Fault;
}
