import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that was started here and writes to a log file of its own. */
export interface Child {
  readonly pid: number;
  /** Resolves with a sentence when the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  readonly hasEnded: () => boolean;
  /** The last lines it wrote. */
  tail(lines?: number): string;
  signal(signal: NodeJS.Signals): void;
  /** Asks with each signal in turn and waits, then insists. */
  stop(...polite: readonly { readonly signal: NodeJS.Signals; readonly waitMs: number }[]): Promise<void>;
}

const alive = new Set<number>();

/** Ends whatever was started here and still runs, with everything that it started: the last resort before leaving. */
export function killRemaining(): void {
  for (const pid of alive) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended since.
    }
  }
}

/** Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches only whoever coordinates the stopping. */
export function startChild(command: string, args: readonly string[], log: string, options: SpawnOptions = {}): Child {
  const output = openSync(log, 'a');
  const before = fstatSync(output).size;
  const started = spawn(command, args, { ...options, stdio: ['ignore', output, output], detached: true });
  closeSync(output);
  if (started.pid) leash(started, started.pid);
  return watchChild(started, () => readFileSync(log).subarray(before).toString('utf8'));
}

/**
 * When we are killed outright, nobody is left to stop what we started. A shell waits for our end of a pipe to close, whatever closes it,
 * and then asks the process to end and insists three seconds later.
 */
function leash(child: ChildProcess, pid: number): void {
  const script = `read _; kill -s INT ${pid}; sleep 3; kill -s KILL -- -${pid}`;
  const shell = spawn('sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.once('error', () => undefined);
  shell.unref();
  (shell.stdin as Socket).unref();
  child.once('exit', () => shell.kill('SIGKILL'));
}

/** The same for a process that was started otherwise; `written` answers what it has written. */
export function watchChild(child: ChildProcess, written: () => string): Child {
  let over = false;
  const pid = child.pid ?? 0;
  if (pid) alive.add(pid);
  const ended = new Promise<string>((resolve) => {
    const end = (reason: string) => {
      over = true;
      alive.delete(pid);
      resolve(reason);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ? `ended by ${signal}` : `ended with exit code ${code}`));
  });
  const signal = (name: NodeJS.Signals) => {
    if (!over) child.kill(name);
  };
  return {
    pid,
    ended,
    hasEnded: () => over,
    tail: (lines = 20) => written().trimEnd().split('\n').slice(-lines).join('\n'),
    signal,
    async stop(...polite) {
      for (const step of polite) {
        if (over) return;
        signal(step.signal);
        await within(step.waitMs, ended);
      }
      signal('SIGKILL');
      await ended;
    },
  };
}

/** The promise's value, or null when it takes longer. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  const timer = new AbortController();
  try {
    return await Promise.race([promise, pause(ms, null, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}

/** Tries until the act succeeds, the child ends or the time is over; throws what happened last. */
export async function until<T>(ms: number, child: Child, act: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (child.hasEnded() || Date.now() > deadline) throw error;
      await pause(25);
    }
  }
}
