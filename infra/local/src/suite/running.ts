import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Unavailable } from '@metodnet/testing/servers';

/** The suite that runs on a data folder, as it tells others of itself. */
export interface RunningSuite {
  readonly pid: number;
  /** Null while it is starting. */
  readonly endpoint: string | null;
  readonly issuer: string | null;
}

/** A data folder belongs to one suite at a time. */
export class RunningNote {
  private constructor(private readonly file: string) {}

  static claim(dir: string): RunningNote {
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    const other = readRunning(dir);
    if (other) {
      const where = other.endpoint ? `at ${other.endpoint}` : 'and is just starting';
      throw new Unavailable(
        `A suite already runs on ${dir} (process ${other.pid}) ${where}. Stop it first, or give this one data of its own with --data DIR.`,
      );
    }
    const file = join(dir, 'running.json');
    rmSync(file, { force: true });
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, endpoint: null, issuer: null }), { flag: 'wx' });
    } catch {
      throw new Unavailable(`Another suite is just starting on ${dir}.`);
    }
    const note = new RunningNote(file);
    process.once('exit', () => note.release());
    return note;
  }

  tell(endpoint: string, issuer: string): void {
    writeFileSync(this.file, JSON.stringify({ pid: process.pid, endpoint, issuer } satisfies RunningSuite));
  }

  release(): void {
    rmSync(this.file, { force: true });
  }
}

/** The suite that runs on the folder; null when there is none, or only the note of one that was killed. */
export function readRunning(dir: string): RunningSuite | null {
  const file = join(dir, 'running.json');
  if (!existsSync(file)) return null;
  try {
    const note = JSON.parse(readFileSync(file, 'utf8')) as RunningSuite;
    return isSuite(note.pid) ? note : null;
  } catch {
    return null;
  }
}

/** Process numbers are given again: another program may have got the one of a suite that was killed. */
function isSuite(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || /(start|issuer)\.main/.test(readFileSync(commandLine, 'utf8'));
}
