import { setTimeout as sleep } from 'node:timers/promises';

/** Something that works in the background until it is stopped. */
export interface Running<Status = unknown> {
  /** Finishes what is in hand and stops; safe to call twice. */
  stop(): Promise<void>;
  /** How it fares right now, for metrics and readiness. */
  status(): Status;
}

/** The least that the bus needs of a logger; pino fits. Details never carry payloads. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Milliseconds to wait before the next try: 0.2 s doubling to 5 s, half of it by chance. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(5_000, 200 * 2 ** Math.min(attempt, 10));
  return full / 2 + (full / 2) * random();
}

/** Waits, but not beyond the signal; never throws. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Waits until something happens or time is up: the loop's heartbeat without its latency. */
export class Bell {
  private ringing: AbortController | null = null;
  private rung = false;

  ring(): void {
    this.rung = true;
    this.ringing?.abort();
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.rung && !signal.aborted) {
      const ringing = new AbortController();
      this.ringing = ringing;
      await pause(milliseconds, AbortSignal.any([ringing.signal, signal]));
      this.ringing = null;
    }
    this.rung = false;
  }
}

/** Calls one after another until stopped, backing off while they throw; the bell cuts a wait short. */
export async function keepOn(
  signal: AbortSignal,
  failed: (error: unknown, attempt: number) => void,
  once: () => Promise<void>,
  bell = new Bell(),
): Promise<void> {
  for (let attempt = 0; !signal.aborted; ) {
    try {
      await once();
      attempt = 0;
    } catch (error) {
      if (signal.aborted) return;
      failed(error, attempt);
      await bell.wait(backoff(attempt++), signal);
    }
  }
}

/**
 * What of an error may be logged and stored: its message, cut. Of a database's only its state and what it names of ours, since
 * its message repeats values; and nothing that PostgreSQL would not store.
 */
export function messageOf(error: unknown): string {
  const { code, table, column, constraint } = (error ?? {}) as Readonly<Record<string, unknown>>;
  if (error instanceof Error && typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code)) {
    return ['PostgreSQL', code, table, column, constraint].filter((part) => typeof part === 'string').join(' ');
  }
  return (error instanceof Error ? error.message : String(error)).slice(0, 500).replaceAll('\0', '\uFFFD');
}
