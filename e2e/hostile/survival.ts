import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite, SuiteProcess } from '@metodnet/testing/suite';

/** By how much a process may have grown when all is over (P22). */
export const GROWTH_BYTES = 100 * 2 ** 20;

const SETTLED_MS = 500;

/** Makes a process collect its garbage when told, and say when a prototype is polluted. */
export const PROBE = `--require=${join(__dirname, 'probe.cjs')}`;

/** Resident memory of a process. */
export function residentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kilobytes === undefined) throw new Error(`Process ${pid} has no resident memory`);
  return Number(kilobytes) * 1024;
}

/** Lines of a log that tell of something nobody foresaw: errors, and what is no line of a log at all (a crash). */
export function alarmingLines(log: string): string[] {
  return log.split('\n').filter((line) => {
    if (line.trim() === '' || line.startsWith('{"ready":true')) return false;
    try {
      return ((JSON.parse(line) as { level?: number }).level ?? 50) >= 50;
    } catch {
      return true;
    }
  });
}

/** What a process was when the watch began. */
interface Watched {
  readonly process: SuiteProcess;
  readonly pid: number;
  readonly bytes: number;
}

/** Watches the processes of a suite: that they are the same, have not grown, and have not complained. */
export class Watch {
  private readonly watched: readonly Watched[];
  private readonly told = new Set<string>();

  constructor(suite: Suite) {
    this.watched = [...Object.values(suite.services), suite.gateway].map((process) => ({
      process,
      pid: process.pid,
      bytes: residentBytes(process.pid),
    }));
  }

  /** What is no longer as it was, each trouble told once; memory apart, which settles. */
  troubles(): string[] {
    const troubles = this.watched.flatMap(({ process, pid }) => [
      ...alarmingLines(readFileSync(process.log, 'utf8')).map((line) => `${process.name} logged ${line}`),
      ...(process.isAlive() && process.pid === pid ? [] : [`${process.name} has died`]),
    ]);
    const news = troubles.filter((trouble) => !this.told.has(trouble));
    for (const trouble of news) this.told.add(trouble);
    return news;
  }

  /** How many bytes each has grown by, after its garbage was collected. */
  async growth(): Promise<Record<string, number>> {
    for (const { pid } of this.watched) process.kill(pid, 'SIGUSR2');
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    return Object.fromEntries(
      this.watched.map(({ process: { name }, pid, bytes }) => [name, residentBytes(pid) - bytes]),
    );
  }
}

/** Those that have grown too much. */
export const overgrown = (growth: Readonly<Record<string, number>>, most = GROWTH_BYTES): string[] =>
  Object.entries(growth).flatMap(([name, bytes]) =>
    bytes > most ? [`${name} by ${Math.round(bytes / 2 ** 20)} MB`] : [],
  );
