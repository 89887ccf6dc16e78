import { quantile } from '../load.js';

/** Ascending times as a row of a printed table. */
export function timesRow(ascending: readonly number[]) {
  const at = (share: number) => quantile(ascending, share).toFixed(0);
  const max = (ascending.at(-1) ?? Number.NaN).toFixed(0);
  return { n: ascending.length, 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'p99 ms': at(0.99), 'max ms': max };
}

export const ascending = (times: readonly number[]): number[] => [...times].sort((one, other) => one - other);

/** `gateway 151 MiB, network 140 MiB` */
export const mebibytes = (figures: Readonly<Record<string, number>>): string =>
  `${Object.entries(figures)
    .map(([name, mib]) => `${name} ${mib.toFixed(0)}`)
    .join(', ')} MiB`;
