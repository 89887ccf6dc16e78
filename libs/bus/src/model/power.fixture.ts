import { Unavailable } from '../projection/projection-store.js';

/** The process was killed in the middle of something: to whoever still runs, nobody's fault. */
export class Killed extends Unavailable {}

/** What keeps a process alive: it runs out after a number of calls to the outside, as if by kill -9. */
export class Power {
  private left = Number.POSITIVE_INFINITY;
  private gone = false;

  /** Dies at the n-th call from now. */
  failAfter(calls: number): void {
    this.left = calls;
  }

  /** Every call to the outside passes here, before and after it takes effect. */
  spend(): void {
    if (this.gone || this.left-- <= 0) {
      this.gone = true;
      throw new Killed();
    }
  }
}
