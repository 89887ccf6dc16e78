import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../stage/stage.js';
import type { Finding } from './finding.js';
import { lanes } from './lanes.js';

/** How everything came to rest, if it did. */
export interface Rest {
  readonly seconds: number;
  /** What is still missing when time is up. */
  readonly findings: readonly Finding[];
  /** What arrived last. */
  readonly last: string | null;
}

/** Waits until everything committed has arrived everywhere. */
export async function settled({ databases }: Stage, seconds: number): Promise<Rest> {
  const began = Date.now();
  let last: string | null = null;
  for (;;) {
    const findings = await lanes(databases).catch((error: Error): Finding[] => [
      { promise: 'P2', what: `cannot be looked at: ${error.message}` },
    ]);
    const passed = (Date.now() - began) / 1_000;
    if (findings.length === 0 || passed > seconds) return { seconds: passed, findings, last };
    last = findings[0]?.what ?? null;
    await pause(100);
  }
}
