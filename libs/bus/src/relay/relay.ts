import { randomBytes } from 'node:crypto';
import type { Envelope } from '@metodnet/contracts';

/** What an owner's producer has numbered and published so far. */
export interface ProducerState {
  readonly owner: string;
  /** The highest sequence number given. */
  readonly last: number;
  /** The end of the unbroken prefix that the stream has acknowledged. */
  readonly published: number;
  readonly anchor: Anchor | null;
}

/**
 * The furthest place in the stream at which an acknowledged event of an owner lies. As long as that very message is
 * there, the stream has lost nothing before it.
 */
export interface Anchor {
  readonly streamSeq: number;
  /** Its message id and the moment at which it was stored. */
  readonly message: string;
}

/** The outbox of one service's database, as the relay sees it. */
export interface Outbox {
  producers(): Promise<readonly ProducerState[]>;
  /** Gives contiguous numbers per owner to committed rows that have none, oldest first; answers the new last numbers. */
  claim(limit: number): Promise<ReadonlyMap<string, number>>;
  /** Events after a number, per owner in order of seq, at most `perOwner` of each. */
  pending(after: ReadonlyMap<string, number>, perOwner: number): Promise<readonly Envelope[]>;
  markPublished(marks: ReadonlyMap<string, Mark>): Promise<void>;
  /** The events at those places, by {@link placeOf}; a place is missing when there is no such event. */
  eventsAt(places: readonly Place[]): Promise<ReadonlyMap<string, { readonly id: string; readonly recordedAt: Date }>>;
}

export interface Place {
  readonly owner: string;
  readonly seq: number;
}

export const placeOf = ({ owner, seq }: Place): string => `${owner}:${seq}`;

/** What the stream holds of a producer. */
export interface Holding {
  readonly first: number;
  readonly last: number;
  readonly lastId: string;
  /** The last one as an anchor. */
  readonly end: Anchor;
  /** Whether the anchor is where it was put. */
  readonly anchored: boolean;
}

export interface StreamPlace {
  readonly owner: string;
  readonly streamSeq: number;
}

/** An event where the stream has it. */
export interface Lying extends Anchor {
  readonly seq: number;
}

/** How far an owner's events are published, and what proves it. */
export type Mark = Pick<ProducerState, 'published' | 'anchor'>;

/** The stream, as the relay sees it. */
export interface OutboxStream {
  /** What the stream holds of each owner's producer; an owner is missing when it holds nothing that can be read. */
  holdings(anchors: ReadonlyMap<string, Anchor | null>): Promise<ReadonlyMap<string, Holding>>;
  /** Reads all that the stream holds of a producer: the end of the unbroken run that begins with `from`. */
  unbroken(owner: string, from: number): Promise<number>;
  /**
   * Answers where the stream has put the event, now or earlier; `swallowed` when it remembers the message id and no
   * longer holds the event.
   */
  publish(envelope: Envelope, messageId: string): Promise<{ readonly streamSeq: number } | 'swallowed'>;
  /** What lies there now, for each; null when it is nothing of the owner's. */
  lyingAt(places: readonly StreamPlace[]): Promise<readonly (Lying | null)[]>;
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
  private readonly owners = new Map<string, { -readonly [Key in keyof ProducerState]: ProducerState[Key] }>();
  private unsure: Set<string> | 'all' = 'all';
  private readonly replayed = new Map<string, { upTo: number; round: number }>();
  private readonly conflicts = new Map<string, string>();
  private round = 0;
  /** Tells the message ids of this relay's replays from those of another's. */
  private readonly life = randomBytes(4).toString('hex');
  private cursor = 0;
  /** Acknowledgements count only in the era of the connection in which they were asked for. */
  private era = 0;
  resyncs = 0;
  published = 0;

  constructor(
    private readonly service: string,
    private readonly outbox: Outbox,
    private readonly stream: OutboxStream,
    /** Milliseconds for which the stream keeps messages. */
    private readonly maxAge: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** After a lost connection: what the stream held may be gone, and what is still acknowledged may lie in another. */
  doubt(): void {
    this.unsure = 'all';
    this.era++;
  }

  /** Owners whose stream holds what this database never published, with the reason: they wait for an operator. */
  conflicting(): ReadonlyMap<string, string> {
    return this.conflicts;
  }

  /** Numbers and publishes a batch; answers how many rows moved on. Throws when the stream did not take all of them. */
  async turn(): Promise<number> {
    const { era } = this;
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
    return (await this.publishAll(await this.outbox.pending(after, PER_OWNER), era)) + claimed.size;
  }

  /** Sets each published number back to what the stream holds, never beyond the prefix that was acknowledged. */
  protected async resync(): Promise<void> {
    const doubted = this.unsure;
    this.unsure = new Set();
    try {
      const all = (await this.outbox.producers()).map((stored) => this.owners.get(stored.owner) ?? stored);
      await this.compare(all.filter(({ owner }) => doubted === 'all' || doubted.has(owner)));
    } catch (error) {
      this.unsure = 'all';
      throw error;
    }
  }

  private async compare(producers: readonly ProducerState[]): Promise<void> {
    const holdings = await this.stream.holdings(new Map(producers.map(({ owner, anchor }) => [owner, anchor])));
    const events = await this.outbox.eventsAt(
      [...holdings].flatMap(([owner, { first, last }]) => [
        { owner, seq: last },
        { owner, seq: first - 1 },
      ]),
    );
    const marks = new Map<string, Mark>();
    for (const { owner, last, published: acknowledged } of producers) {
      const holding = holdings.get(owner);
      this.conflicts.delete(owner);
      if (holding && events.get(placeOf({ owner, seq: holding.last }))?.id !== holding.lastId) {
        this.conflicts.set(owner, `the stream holds seq ${holding.last}, which this database did not write`);
      }
      const complete = holding ? await this.completeUpTo(owner, holding, acknowledged, events) : 0;
      // Never beyond the last message either: consumers ask for it to learn how far a producer has come.
      const published = Math.min(acknowledged, complete, holding?.last ?? 0);
      if (published < acknowledged) {
        // Acknowledged and gone: the dedup window may still remember the old message ids and would swallow them.
        this.renew(owner, acknowledged);
        this.resyncs++;
      }
      const mark = { published, anchor: holding?.end ?? null };
      this.owners.set(owner, { owner, last, ...mark });
      marks.set(owner, mark);
    }
    if (marks.size > 0) await this.outbox.markPublished(marks);
  }

  /**
   * Up to where the stream holds everything. Its last message alone proves nothing: what a client had buffered is
   * published after a reconnect, also into a stream that was wiped or is an older copy of itself.
   */
  private async completeUpTo(
    owner: string,
    { first, anchored }: Holding,
    acknowledged: number,
    events: ReadonlyMap<string, { readonly recordedAt: Date }>,
  ): Promise<number> {
    if (anchored) return acknowledged;
    const before = events.get(placeOf({ owner, seq: first - 1 }));
    // What is older than the stream keeps messages has gone as it should; consumers read it from the outbox.
    const expired = before !== undefined && before.recordedAt.getTime() <= this.now() - this.maxAge;
    return this.stream.unbroken(owner, expired ? first : 1);
  }

  /** Events up to there get fresh message ids. */
  private renew(owner: string, seq: number): void {
    this.replayed.set(owner, { upTo: Math.max(seq, this.replayed.get(owner)?.upTo ?? 0), round: ++this.round });
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

  private async publishAll(rows: readonly Envelope[], era: number): Promise<number> {
    const acknowledged = new Map<Envelope, number>();
    const refused = new Map<string, unknown>();
    await inParallel(rows, PUBLISH_WINDOW, async (row) => {
      // What follows a failure of the same owner is published after the next look at the stream.
      if (refused.has(row.owner) || this.era !== era) return;
      try {
        const answer = await this.stream.publish(row, this.messageId(row));
        if (answer === 'swallowed') {
          this.renew(row.owner, row.seq);
          throw new Error('The stream remembers a message that it no longer holds');
        }
        if (this.era !== era) throw new Error('The connection was lost meanwhile');
        acknowledged.set(row, answer.streamSeq);
      } catch (error) {
        refused.set(row.owner, error);
        this.doubtOwner(row.owner);
      }
    });

    await this.count(rows, acknowledged);
    for (const error of refused.values()) throw error;
    return acknowledged.size;
  }

  /** Counts the unbroken prefix of what was acknowledged, if what came before it and its own beginning still lie there. */
  private async count(rows: readonly Envelope[], acknowledged: ReadonlyMap<Envelope, number>): Promise<void> {
    const prefixes = new Map<string, { first: number; begin: number; published: number; furthest: number }>();
    for (const row of rows) {
      const { owner, seq } = row;
      const { published = 0, anchor = null } = this.owners.get(owner) ?? {};
      const prefix = prefixes.get(owner);
      const streamSeq = acknowledged.get(row);
      if (streamSeq === undefined || seq !== (prefix?.published ?? published) + 1) continue;
      const before = prefix?.furthest ?? anchor?.streamSeq ?? 0;
      // It lies before a later one that was stored earlier: the stream must end with the last.
      if (streamSeq < before) this.doubtOwner(owner);
      const furthest = Math.max(streamSeq, before);
      prefixes.set(owner, { first: seq, begin: streamSeq, ...prefix, published: seq, furthest });
    }
    const marks = new Map<string, Mark>();
    await inParallel([...prefixes], OWNERS_PER_TURN, async ([owner, { first, begin, published, furthest }]) => {
      const state = this.owners.get(owner) as { published: number; anchor: Anchor | null };
      const places = [state.anchor?.streamSeq ?? begin, begin, furthest].map((streamSeq) => ({ owner, streamSeq }));
      const [old, beginning, end] = await this.stream.lyingAt(places);
      const intact = (state.anchor === null || old?.message === state.anchor.message) && beginning?.seq === first;
      if (!intact || !end) return this.doubt();
      this.published += published - state.published;
      state.published = published;
      state.anchor = { streamSeq: end.streamSeq, message: end.message };
      marks.set(owner, state);
    });
    if (marks.size > 0) await this.outbox.markPublished(marks);
  }

  private messageId({ owner, seq }: Envelope): string {
    const replay = this.replayed.get(owner);
    const id = `${owner}/${this.service}:${seq}`;
    return replay && seq <= replay.upTo ? `${id}:r${this.life}${replay.round}` : id;
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
