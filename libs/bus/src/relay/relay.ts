import type { Envelope } from '@metodnet/contracts';

/** What an owner's producer has numbered and published so far. */
export interface ProducerState {
  readonly owner: string;
  /** The highest sequence number given. */
  readonly last: number;
  /** The end of the unbroken prefix that the stream has acknowledged. */
  readonly published: number;
}

/** The outbox of one service's database, as the relay sees it. */
export interface Outbox {
  producers(): Promise<readonly ProducerState[]>;
  /** Gives contiguous numbers per owner to committed rows that have none, oldest first; answers the new last numbers. */
  claim(limit: number): Promise<ReadonlyMap<string, number>>;
  /** Events after a number, per owner in order of seq, at most `perOwner` of each. */
  pending(after: ReadonlyMap<string, number>, perOwner: number): Promise<readonly Envelope[]>;
  markPublished(marks: ReadonlyMap<string, number>): Promise<void>;
  /** Ids of the events with those numbers, by owner; an owner is missing when it has no such event. */
  eventIds(numbers: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, string>>;
}

/** The stream, as the relay sees it. */
export interface OutboxStream {
  /** The last event that the stream holds of a producer; null when it holds none that can be read. */
  head(owner: string): Promise<{ readonly seq: number; readonly id: string } | null>;
  publish(envelope: Envelope, messageId: string): Promise<{ readonly duplicate: boolean }>;
}

export const CLAIM_LIMIT = 1_000;
export const PER_OWNER = 500;
/** Publishes in flight at once: beyond this the broker gets no faster (measured). */
export const PUBLISH_WINDOW = 256;
const OWNERS_PER_TURN = 64;
const ROWS_PER_TURN = 2_000;

/**
 * The relay's decisions, one turn at a time: number, publish in order, count only the unbroken prefix of
 * acknowledgements, and after any doubt ask the stream what it really holds. Exactly one runs per database.
 */
export class Relay {
  private readonly owners = new Map<string, { last: number; published: number }>();
  private unsure: Set<string> | 'all' = 'all';
  private readonly replayed = new Map<string, { upTo: number; round: number }>();
  private readonly conflicts = new Map<string, string>();
  private round = 0;
  private cursor = 0;
  resyncs = 0;
  published = 0;

  constructor(
    private readonly service: string,
    private readonly outbox: Outbox,
    private readonly stream: OutboxStream,
  ) {}

  /** After a reconnect: what the stream held may be gone. */
  doubt(): void {
    this.unsure = 'all';
  }

  /** Owners whose stream holds what this database never published, with the reason: they wait for an operator. */
  conflicting(): ReadonlyMap<string, string> {
    return this.conflicts;
  }

  /** Numbers and publishes a batch; answers how many rows moved on. Throws when the stream did not take all of them. */
  async turn(): Promise<number> {
    if (this.unsure === 'all' || this.unsure.size > 0) await this.resync();
    const claimed = await this.outbox.claim(CLAIM_LIMIT);
    for (const [owner, last] of claimed) {
      const known = this.owners.get(owner);
      if (known) known.last = last;
      // A first claim of an owner may meet a stream that knows it already: the database may have been restored.
      else this.doubtOwner(owner);
    }
    if (this.unsure === 'all' || this.unsure.size > 0) await this.resync();

    const after = this.backlog();
    if (after.size === 0) return claimed.size;
    return (await this.publishAll(await this.outbox.pending(after, PER_OWNER))) + claimed.size;
  }

  /** Sets each published number back to what the stream holds, never beyond the prefix that was acknowledged. */
  protected async resync(): Promise<void> {
    const doubted = this.unsure;
    const producers = (await this.outbox.producers()).filter(({ owner }) => doubted === 'all' || doubted.has(owner));
    const heads = new Map<string, { seq: number; id: string }>();
    await inParallel(producers, 64, async ({ owner }) => {
      const head = await this.stream.head(owner);
      if (head) heads.set(owner, head);
    });
    const ids = await this.outbox.eventIds(new Map([...heads].map(([owner, { seq }]) => [owner, seq])));

    const marks = new Map<string, number>();
    for (const { owner, last, published: cached } of producers) {
      const acknowledged = this.owners.get(owner)?.published ?? cached;
      const held = heads.get(owner)?.seq ?? 0;
      if (ids.get(owner) === heads.get(owner)?.id) this.conflicts.delete(owner);
      else this.conflicts.set(owner, `the stream holds seq ${held}, which this database did not write`);
      if (held < acknowledged) {
        // Acknowledged and gone: the dedup window may still remember the old message ids and would swallow them.
        const upTo = Math.max(acknowledged, this.replayed.get(owner)?.upTo ?? 0);
        this.replayed.set(owner, { upTo, round: ++this.round });
        this.resyncs++;
      }
      const published = Math.min(held, acknowledged);
      this.owners.set(owner, { last, published });
      if (published !== cached) marks.set(owner, published);
    }
    if (marks.size > 0) await this.outbox.markPublished(marks);
    this.unsure = new Set();
  }

  private doubtOwner(owner: string): void {
    if (this.unsure !== 'all') this.unsure.add(owner);
  }

  /** Owners with something to publish, taking turns so that one long backlog does not starve the others. */
  private backlog(): Map<string, number> {
    const waiting = [...this.owners].filter(([owner, { last, published }]) => {
      return published < last && !this.conflicts.has(owner);
    });
    const after = new Map<string, number>();
    let rows = 0;
    for (let i = 0; i < waiting.length && after.size < OWNERS_PER_TURN && rows < ROWS_PER_TURN; i++) {
      const [owner, { last, published }] = waiting[(this.cursor + i) % waiting.length] as (typeof waiting)[number];
      after.set(owner, published);
      rows += Math.min(PER_OWNER, last - published);
    }
    this.cursor = waiting.length === 0 ? 0 : (this.cursor + after.size) % waiting.length;
    return after;
  }

  private async publishAll(rows: readonly Envelope[]): Promise<number> {
    const acknowledged = new Set<Envelope>();
    const refused = new Map<string, unknown>();
    await inParallel(rows, PUBLISH_WINDOW, async (row) => {
      // What follows a failure of the same owner is published after the next look at the stream.
      if (refused.has(row.owner)) return;
      try {
        const { duplicate } = await this.stream.publish(row, this.messageId(row));
        acknowledged.add(row);
        if (duplicate) this.doubtOwner(row.owner);
      } catch (error) {
        refused.set(row.owner, error);
        this.doubtOwner(row.owner);
      }
    });

    const marks = new Map<string, number>();
    for (const row of rows) {
      const state = this.owners.get(row.owner);
      if (state && acknowledged.has(row) && row.seq === state.published + 1) {
        state.published = row.seq;
        marks.set(row.owner, row.seq);
        this.published++;
      }
    }
    if (marks.size > 0) await this.outbox.markPublished(marks);
    for (const error of refused.values()) throw error;
    return acknowledged.size;
  }

  private messageId({ owner, seq }: Envelope): string {
    const replay = this.replayed.get(owner);
    const id = `${owner}/${this.service}:${seq}`;
    return replay && seq <= replay.upTo ? `${id}:r${replay.round}` : id;
  }
}

/** Works through the items in order with a window of them in flight; waits for all, then throws the first error. */
async function inParallel<Item>(items: readonly Item[], window: number, work: (item: Item) => Promise<void>) {
  let next = 0;
  const workers = Array.from({ length: Math.min(window, items.length) }, async () => {
    while (next < items.length) await work(items[next++] as Item);
  });
  const results = await Promise.allSettled(workers);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
