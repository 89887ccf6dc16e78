import { Refusal } from '../refusal/refusal.js';

/** Lets so many requests work at once and so many wait; whoever comes on top is sent away at once. */
export class Turnstile {
  #working = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly queue: number,
  ) {}

  /** Resolves with what must be called when the work is done. Throws a Refusal when the queue is full. */
  async enter(): Promise<() => void> {
    if (this.#working < this.atOnce) this.#working++;
    else if (this.#waiting.length < this.queue) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else throw new Refusal('OVERLOADED', {}, 503, { 'retry-after': '1' });
    let isDone = false;
    return () => {
      if (isDone) return;
      isDone = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#working--;
    };
  }

  get working(): number {
    return this.#working;
  }
}
