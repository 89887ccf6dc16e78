import { setTimeout as wait } from 'node:timers/promises';

/** How long, and for how many at a time, a home to which there is no connection is waited for. */
export interface AbsenceSettings {
  readonly ms: number;
  readonly callers: number;
}

/** A process starts within three seconds; half of the gateway's room stays free for those who ask for something else. */
export const defaultAbsence: AbsenceSettings = { ms: 3000, callers: 32 };

/**
 * A home that is being restarted is away for a moment: nobody got what was sent, so whoever asked may wait and send it again, a change too.
 * A home that does not come back is gone, and nobody waits for it until it has answered once more.
 */
export class Absence {
  #since: number | null = null;
  #waiting = 0;

  constructor(private readonly settings: AbsenceSettings) {}

  /** Waits a little for a home that was not there; false when it counts as gone or enough wait for it already. */
  async lasts(now: number): Promise<boolean> {
    this.#since ??= now;
    if (!this.isBrief(now) || this.#waiting >= this.settings.callers) return false;
    this.#waiting++;
    await wait(50 + Math.random() * 100);
    this.#waiting--;
    return true;
  }

  /** Whether it may still be a restart: whoever may not wait then has learned nothing against the home. */
  isBrief(now: number): boolean {
    return this.#since !== null && now - this.#since < this.settings.ms;
  }

  ended(): void {
    this.#since = null;
  }
}
