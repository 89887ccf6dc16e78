/** A call that several may wait for. It is given up when the last of them has left, not before. */
export class Flight<Told> {
  /** How to end what is under way. */
  onAbandoned: (() => void) | null = null;
  readonly #landed: Promise<Told>;
  #waiting = 0;
  #isAbandoned = false;

  constructor(take: (flight: Flight<Told>) => Promise<Told>) {
    this.#landed = take(this);
  }

  /** Nobody may join any more: it brings nothing. */
  get isAbandoned(): boolean {
    return this.#isAbandoned;
  }

  /** What it brings; null for someone who leaves before. Without a signal one waits to the end. */
  wait(leaving: AbortSignal | null): Promise<Told | null> {
    this.#waiting++;
    if (leaving === null) return this.#landed;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting--;
        if (this.#waiting === 0) this.#abandon();
        resolve(null);
      };
      leaving.addEventListener('abort', leave, { once: true });
      this.#landed.then((told) => {
        leaving.removeEventListener('abort', leave);
        resolve(told);
      }, reject);
    });
  }

  #abandon(): void {
    this.#isAbandoned = true;
    this.onAbandoned?.();
  }
}
