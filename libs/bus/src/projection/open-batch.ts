import { Envelope } from '@metodnet/contracts';
import type { Delivery } from './lane.js';
import { letterOf } from './letter.js';
import type { Interpreted, Projection } from './projection.js';
import type { Batch, Checkpoint, Letter } from './projection-store.js';

/** What is known of events that are not to be applied. */
export interface SetAside {
  /** Aggregates one of whose events could not be applied: what follows waits as dead letters. */
  readonly broken: ReadonlySet<string>;
  /** `<producer>:<seq>` of events that an operator has discarded. */
  readonly discarded: ReadonlySet<string>;
}

/** Events being read into one transaction. */
export class OpenBatch<Change> implements Batch<Change> {
  readonly effects: Interpreted<Change>[] = [];
  readonly letters: Letter[] = [];
  readonly settled: { producer: string; seq: number }[] = [];
  private readonly last = new Map<string, Checkpoint>();

  constructor(
    private readonly projection: Projection<Change>,
    private readonly setAside: SetAside,
  ) {}

  get checkpoints(): Checkpoint[] {
    return [...this.last.values()];
  }

  /**
   * Reads an event in: its effect, or its letter if its aggregate is broken, and its checkpoint. Answers what is
   * wrong with one that cannot be read, and leaves it out.
   */
  read(delivery: Delivery): { readonly error: unknown } | null {
    const { subject } = delivery.body as Partial<Envelope>;
    try {
      if (this.setAside.discarded.has(`${delivery.producer}:${delivery.seq}`)) this.reach(delivery);
      else if (typeof subject === 'string' && this.setAside.broken.has(subject)) {
        const error = 'an earlier event of this aggregate could not be applied';
        this.setDown(
          letterOf(delivery, 'breaks-aggregate', { error, attempts: 0, reason: 'follows-a-broken-one' }),
          delivery,
        );
      } else {
        const effect = this.projection.read(delivery.body);
        if (effect) this.effects.push(effect);
        this.reach(delivery);
      }
      return null;
    } catch (error) {
      return { error };
    }
  }

  /** Passes an event by, leaving a letter. */
  setDown(letter: Letter, delivery: Delivery): void {
    this.letters.push(letter);
    this.reach(delivery);
  }

  private reach({ producer, seq, streamSeq, body }: Delivery): void {
    const { time = '' } = body as Partial<Envelope>;
    // What is passed by need not be a sound envelope, and its checkpoint must be written all the same.
    const recordedAt = Envelope.shape.time.safeParse(time).success && time > EARLIEST ? time : null;
    this.last.set(producer, { producer, seq, streamSeq, recordedAt });
  }
}

/** PostgreSQL knows no year 0, and nobody recorded anything then. */
const EARLIEST = '1900';
