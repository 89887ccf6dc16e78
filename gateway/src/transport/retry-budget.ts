/** Retries may add at most a tenth to the calls of a home: enough for a hiccup, never a storm. */
export class RetryBudget {
  #tokens = 1;

  constructor(
    private readonly share = 0.1,
    private readonly most = 10,
  ) {}

  /** To be told of every first try. */
  earn(): void {
    this.#tokens = Math.min(this.most, this.#tokens + this.share);
  }

  /** Whether one more retry is within the budget; takes it if so. */
  spend(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
