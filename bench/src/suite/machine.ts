import { availableParallelism, cpus, loadavg } from 'node:os';

/** Load average of the last minute: above the number of processors, absolute figures say little. */
export const load1 = (): string => (loadavg()[0] ?? 0).toFixed(1);

/** What a figure was measured on and with. */
export const machine = (...about: readonly string[]): string =>
  [`Node ${process.version}`, `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`, ...about].join(', ');
