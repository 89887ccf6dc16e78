import { Refusal } from '../refusal/refusal.js';

/** How many requests may be inside at a time. */
export interface Room {
  readonly atWork: number;
  readonly waiting: number;
  /** At work and waiting, of one caller: nobody takes the room of all others. */
  readonly perCaller: number;
}

/** Lets so many requests work at once and so many wait; whoever comes on top is sent away at once. */
export class Turnstile {
  #working = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #inside = new Map<string, number>();

  constructor(private readonly room: Room) {}

  /** Resolves with what must be called when the work is done. Throws a Refusal when there is no room. */
  async enter(caller: string): Promise<() => void> {
    const { atWork, waiting, perCaller } = this.room;
    const ofCaller = this.#inside.get(caller) ?? 0;
    if (ofCaller >= perCaller) throw new Refusal('TOO_MANY_REQUESTS', { limit: perCaller }, 429, soon);
    const mustWait = this.#working >= atWork;
    if (mustWait && this.#waiting.length >= waiting) throw new Refusal('OVERLOADED', {}, 503, soon);

    this.#inside.set(caller, ofCaller + 1);
    if (mustWait) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#working++;
    let isDone = false;
    return () => {
      if (isDone) return;
      isDone = true;
      this.#leave(caller);
    };
  }

  get working(): number {
    return this.#working;
  }

  #leave(caller: string): void {
    const ofCaller = (this.#inside.get(caller) ?? 1) - 1;
    if (ofCaller > 0) this.#inside.set(caller, ofCaller);
    else this.#inside.delete(caller);
    const next = this.#waiting.shift();
    if (next) next();
    else this.#working--;
  }
}

const soon = { 'retry-after': '1' };
