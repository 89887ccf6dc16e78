import { killRemaining } from '@metodnet/testing/servers';
import type { Stopping } from './stopping.js';

/** A Ctrl-C reaches this process from the terminal and again from npm: within this time they are one. */
const ONE_KEYSTROKE_MS = 600;

/** Being told to stop is not a failure; a Ctrl-C is what shells expect of one. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 0, SIGHUP: 0 } as const;

export interface Leaving {
  /** Whether somebody has asked this process to leave. */
  readonly asked: boolean;
  readonly exitCode: number;
  /** Resolves when somebody does. */
  readonly request: Promise<void>;
}

/** Leaves when asked to: gently the first time, at once the second; also when whoever started us has gone without a word. */
export function onLeaving(stopping: Stopping): Leaving {
  let askedAt: number | null = null;
  let exitCode = 0;
  let resolve: () => void = () => undefined;
  const request = new Promise<void>((done) => {
    resolve = done;
  });
  const leave = (signal: keyof typeof EXIT_CODES) => {
    if (askedAt === null) {
      askedAt = Date.now();
      exitCode = EXIT_CODES[signal];
      if (process.stdout.isTTY) console.log('\nStopping …');
      resolve();
      void stopping.stop().then(() => process.exit(exitCode));
    } else if (Date.now() - askedAt > ONE_KEYSTROKE_MS) {
      killRemaining();
      process.exit(exitCode);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave(signal));
  process.once('disconnect', () => leave('SIGHUP'));
  // A terminal that is gone cannot be written to; that must not keep us from stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => leave('SIGHUP'));
  process.once('exit', killRemaining);
  return {
    get asked() {
      return askedAt !== null;
    },
    get exitCode() {
      return exitCode;
    },
    request,
  };
}
