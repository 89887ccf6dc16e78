/** A call that several may wait for. It is given up when the last of them has left, not before. */
export class Flight<Told> {
  readonly #abandon = new AbortController();
  readonly #landed: Promise<Told>;
  #waiting = 0;

  constructor(take: (abandoned: AbortSignal) => Promise<Told>) {
    this.#landed = take(this.#abandon.signal);
  }

  /** Nobody may join any more: it brings nothing. */
  get isAbandoned(): boolean {
    return this.#abandon.signal.aborted;
  }

  /** What it brings; null for someone who leaves before. Without a signal one waits to the end. */
  wait(leaving: AbortSignal | null): Promise<Told | null> {
    this.#waiting++;
    if (leaving === null) return this.#landed;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting--;
        if (this.#waiting === 0) this.#abandon.abort();
        resolve(null);
      };
      leaving.addEventListener('abort', leave, { once: true });
      this.#landed.then(resolve, reject).finally(() => leaving.removeEventListener('abort', leave));
    });
  }
}
