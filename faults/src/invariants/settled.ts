import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../stage/stage.js';
import type { Finding } from './finding.js';
import { lanes } from './lanes.js';

/** Waits until everything committed has arrived everywhere; what is still missing when time is up, as findings. */
export async function settled(
  { databases }: Stage,
  seconds: number,
): Promise<{ seconds: number; findings: Finding[] }> {
  const began = Date.now();
  for (;;) {
    const findings = await lanes(databases).catch((error: Error): Finding[] => [
      { promise: 'P2', what: `cannot be looked at: ${error.message}` },
    ]);
    const passed = (Date.now() - began) / 1_000;
    if (findings.length === 0 || passed > seconds) return { seconds: passed, findings };
    await pause(100);
  }
}
