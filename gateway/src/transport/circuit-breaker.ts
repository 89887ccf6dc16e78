/** When a home is given up, and for how long. */
export interface BreakerSettings {
  readonly failures: number;
  readonly withinMs: number;
  readonly openMs: number;
}

/** Longer than five timeouts in a row: a home that is only slow is given up as well. */
export const defaultBreaker: BreakerSettings = { failures: 5, withinMs: 30_000, openMs: 5000 };

/**
 * Stops asking a home that keeps failing, so that callers do not wait for its timeout and it is not hit while it
 * recovers. After a pause one call is let through; its outcome decides.
 */
export class CircuitBreaker {
  #failures: number[] = [];
  #openUntil = 0;
  #isProbing = false;

  constructor(private readonly settings: BreakerSettings = defaultBreaker) {}

  /** Whether a call may go now. Whoever asks and is let through must tell how it went. */
  admits(now: number): boolean {
    if (this.#openUntil === 0) return true;
    if (now < this.#openUntil || this.#isProbing) return false;
    this.#isProbing = true;
    return true;
  }

  succeeded(): void {
    this.#failures = [];
    this.#openUntil = 0;
    this.#isProbing = false;
  }

  failed(now: number): void {
    const { failures, withinMs, openMs } = this.settings;
    this.#failures = [...this.#failures.filter((then) => then > now - withinMs), now];
    if (this.#isProbing || this.#failures.length >= failures) this.#openUntil = now + openMs;
    this.#isProbing = false;
  }

  /** Nobody waited for the answer: it tells nothing, and another call may be the one that decides. */
  abandoned(): void {
    this.#isProbing = false;
  }
}
