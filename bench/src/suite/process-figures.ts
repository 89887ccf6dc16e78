import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const TICK_MS = 10;

/** Processor time of a process since its start, in milliseconds, user and system together. */
export const cpuOf = (pid: number): number => {
  const [user = 0, system = 0] = statOf(pid);
  return (user + system) * TICK_MS;
};

/** The same of a process, of the children that it has waited for, and of those that run: a PostgreSQL with all its sessions. */
export function cpuOfTree(pid: number): number {
  const [user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = statOf(pid);
  const own = (user + system + reapedUser + reapedSystem) * TICK_MS;
  return childrenOf(pid).reduce((sum, child) => sum + cpuOfTree(child), own);
}

/** Resident memory of a process in MiB. */
export const residentOf = (pid: number): number => field(`/proc/${pid}/status`, /^VmRSS:\s+(\d+)/m) / 1024;

/** Memory of a process with its children in MiB, what they share counted once: a PostgreSQL. */
export const proportionalOf = (pid: number): number =>
  [pid, ...childrenOf(pid)].reduce((sum, one) => sum + field(`/proc/${one}/smaps_rollup`, /^Pss:\s+(\d+)/m), 0) / 1024;

export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((other) => Number.isInteger(other) && parentOf(other) === pid);
}

const parentOf = (pid: number): number => Number(afterName(pid)?.[1] ?? 0);

/** utime, stime, cutime, cstime: fields 14 to 17 of `/proc/<pid>/stat`. */
const statOf = (pid: number): number[] => (afterName(pid) ?? []).slice(11, 15).map(Number);

function afterName(pid: number): string[] | null {
  const stat = text(`/proc/${pid}/stat`);
  return stat === '' ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

const field = (path: string, pattern: RegExp): number => Number(pattern.exec(text(path))?.[1] ?? 0);

/** Empty for a process that has ended meanwhile. */
function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
