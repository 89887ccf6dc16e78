import { setTimeout as pause } from 'node:timers/promises';
import type { Seeded } from '@metodnet/demo';
import type { Stage } from '../stage/stage.js';
import { CannotStart } from '../stage/supervisor.js';
import { diskFaults } from './disk-faults.js';
import type { Fault, Note } from './fault.js';
import { lineFaults } from './line-faults.js';
import { processFaults } from './process-faults.js';
import { relayFaults } from './relay-faults.js';
import { repeatedMessages } from './repeated-messages.js';
import { storeFaults } from './store-faults.js';

export const allFaults: readonly Fault[] = [
  ...processFaults,
  ...storeFaults,
  ...lineFaults,
  ...relayFaults,
  repeatedMessages,
  ...diskFaults,
];

/** How often each fault really happened. */
export type Struck = Map<string, number>;

const QUIET_SHARE = 0.25;

/** One fault after another until the time is over; for a quarter of it nothing happens. The seed decides which and for how long. */
export async function rage(
  stage: Stage,
  chance: Seeded,
  milliseconds: number,
  note: Note,
  say: (line: string) => void,
): Promise<Struck> {
  const struck: Struck = new Map();
  let hurting = 0;
  let quiet = 0;
  for (const until = Date.now() + milliseconds; Date.now() < until; ) {
    if (quiet < (QUIET_SHARE / (1 - QUIET_SHARE)) * hurting) {
      const rest = Math.min(chance.between(200, 2_500), Math.max(0, until - Date.now()));
      await pause(rest);
      quiet += rest;
      continue;
    }
    const fault = choose(allFaults, chance);
    const began = Date.now();
    const happened = await strike(fault, stage, chance, note, say);
    hurting += Date.now() - began;
    if (happened) struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1);
  }
  return struck;
}

/** Makes one fault happen; one that cannot, because another has left nothing to hurt, is left out. */
export async function strike(
  fault: Fault,
  stage: Stage,
  chance: Seeded,
  note: Note,
  say: (line: string) => void,
): Promise<boolean> {
  try {
    const happened = await fault.strike(stage, chance, note);
    say(`${fault.name}${happened ? '' : ' (could not be made to happen)'}`);
    return happened;
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    say(`${fault.name} (could not be made to happen: ${(error as Error).message.split('\n')[0]})`);
    return false;
  }
}

function choose(faults: readonly Fault[], chance: Seeded): Fault {
  let left = chance.next() * faults.reduce((sum, { weight }) => sum + weight, 0);
  for (const fault of faults) {
    left -= fault.weight;
    if (left < 0) return fault;
  }
  return faults[0] as Fault;
}
