import type { Finding } from '../invariants/finding.js';
import type { Stage } from '../stage/stage.js';
import type { Clients } from '../traffic/clients.js';

/** One promise tried by itself, on a suite that is at rest; what it measured is told, what it broke is found. */
export interface Drill {
  readonly name: string;
  run(scene: Scene): Promise<Finding[]>;
}

export interface Scene {
  readonly stage: Stage;
  readonly clients: Clients;
  readonly tell: (line: string) => void;
}

/** Waits until it holds, and answers after how many seconds; null when time is up. */
export async function until(seconds: number, holds: () => Promise<boolean>): Promise<number | null> {
  const began = Date.now();
  for (;;) {
    const passed = (Date.now() - began) / 1_000;
    if (await holds().catch(() => false)) return passed;
    if (passed > seconds) return null;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
