/** One event on its way into a projection. */
export interface Delivery {
  readonly producer: string;
  readonly seq: number;
  /** Where the stream holds it; null when it came from a source's outbox. */
  readonly streamSeq: number | null;
  readonly body: unknown;
  /** Tells the broker that it need not deliver this again; called once its place in the checkpoint is settled. */
  ack(): void;
}

/** Deliveries beyond a gap that are kept until it is filled; the rest is read again afterwards. */
const KEPT_BEYOND_GAP = 256;

/**
 * The order of one producer's events inside a projection: what is applied, what waits, what is missing. Pure: it says
 * what can be done, and is told what was done.
 */
export class Lane {
  private readonly waiting = new Map<number, Delivery>();
  /** Highest number known to exist, though it may not be here: acknowledged and put off, or seen in the stream. */
  private known: number;
  /** Held by a dead letter: nothing is applied until an operator decides. */
  held = false;
  /** Up to here events are applied one by one, because one of them may be poison. */
  suspectUpTo = 0;
  failures = 0;
  /** Processes that died while they tried its next event alone. */
  deaths = 0;
  /** Not before this moment (ms) is a failing event tried again. */
  retryAt = 0;
  replayFailures = 0;
  /** A replay is on its way. */
  replaying = false;
  /** Not before this moment (ms) is a replay tried again that found nothing. */
  replayAt = 0;

  constructor(
    readonly producer: string,
    public last: number,
    public streamSeq: number | null,
  ) {
    this.known = last;
  }

  /** Takes a delivery in; whatever is not kept is acknowledged, since the checkpoint and the replay settle the rest. */
  offer(delivery: Delivery): 'kept' | 'duplicate' | 'put-off' {
    const { seq } = delivery;
    this.known = Math.max(this.known, seq);
    if (seq <= this.last || this.waiting.has(seq)) {
      delivery.ack();
      return 'duplicate';
    }
    if (this.held || this.isFull(seq)) {
      delivery.ack();
      return 'put-off';
    }
    this.waiting.set(seq, delivery);
    return 'kept';
  }

  /** The stream holds events up to this number. */
  heard(seq: number): void {
    this.known = Math.max(this.known, seq);
  }

  /** What can be applied now, in order; a single one while it is suspect. */
  next(limit: number): Delivery[] {
    if (this.held) return [];
    const run: Delivery[] = [];
    for (let seq = this.last + 1; run.length < limit; seq++) {
      const delivery = this.waiting.get(seq);
      if (!delivery || (run.length > 0 && seq <= this.suspectUpTo)) break;
      run.push(delivery);
      if (seq <= this.suspectUpTo) break;
    }
    return run;
  }

  /** The first range that is known to exist and is not here; null when nothing is missing. */
  gap(): { from: number; to: number } | null {
    const from = this.last + 1;
    if (this.held || this.waiting.has(from)) return null;
    let to = this.known;
    for (const seq of this.waiting.keys()) to = Math.min(to, seq - 1);
    return to >= from ? { from, to } : null;
  }

  /** Events up to this one are in the checkpoint: they are acknowledged and forgotten. */
  settled(upTo: number, streamSeq: number | null): void {
    for (let seq = this.last + 1; seq <= upTo; seq++) this.forget(seq);
    this.last = Math.max(this.last, upTo);
    this.known = Math.max(this.known, upTo);
    if (streamSeq !== null) this.streamSeq = streamSeq;
    this.failures = 0;
    this.deaths = 0;
  }

  /** Gives up everything that waits, except the next event: the broker must not wait for a lane that cannot move. */
  putOff(): void {
    for (const seq of [...this.waiting.keys()]) if (this.held || seq !== this.last + 1) this.forget(seq);
  }

  /** Stops until an operator decides. */
  hold(): void {
    this.held = true;
    this.putOff();
  }

  get size(): number {
    return this.waiting.size;
  }

  private isFull(seq: number): boolean {
    const next = this.last + 1;
    // A lane that cannot move must not use up what the broker lets be unacknowledged.
    if (this.failures > 0 || this.replayFailures > 0) return seq !== next;
    return this.waiting.size >= KEPT_BEYOND_GAP && seq !== next && !this.waiting.has(next);
  }

  private forget(seq: number): void {
    this.waiting.get(seq)?.ack();
    this.waiting.delete(seq);
  }
}
