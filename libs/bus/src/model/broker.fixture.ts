import type { Envelope } from '@metodnet/contracts';
import type { Delivery } from '../projection/lane.js';
import type { Anchor, Holding, OutboxStream } from '../relay/relay.js';
import { producerOfSubject, subjectOf } from '../subjects.js';
import { SERVICE } from './database.fixture.js';
import type { Power } from './power.fixture.js';

interface Message {
  readonly subject: string;
  readonly messageId: string;
  readonly envelope: Envelope;
}

/**
 * What may happen to a publish on its way: it arrives, its answer is lost, it is lost itself, or it arrives late; or the
 * store was wiped in a restart, or the stream deleted and made anew, just before it arrives.
 */
export type Fate = 'arrives' | 'answer-lost' | 'lost' | 'late' | 'wiped-before' | 'deleted-before';

/** A stream with a dedup window and one durable consumer, in memory, with the faults of a real one. */
export class FakeBroker {
  private messages: Message[] = [];
  private remembered = new Set<string>();
  private late: Message[] = [];
  private fates: Fate[] = [];
  /** The consumer: the next message to deliver, and what was delivered and not acknowledged. */
  private cursor = 0;
  private readonly unacknowledged = new Set<Message>();
  private delivered: Message[] = [];
  private readonly storedAt = new Map<Message, number>();
  private moment = 0;
  private copy: { messages: Message[]; remembered: Set<string>; cursor: number } | null = null;

  /** Its clients notice a restart, and nothing else. */
  restarted: () => void = () => undefined;

  /** What happens to the next publishes. */
  plan(fates: readonly Fate[]): void {
    this.fates.push(...fates);
  }

  /** Nothing more happens to publishes. */
  calm(): void {
    this.fates = [];
  }

  /** Buffered in a client that has connected again. */
  arriveLate(): void {
    for (const message of this.late.splice(0)) this.store(message);
  }

  wipe(): void {
    this.messages = [];
    this.remembered = new Set();
    this.cursor = 0;
    this.unacknowledged.clear();
  }

  keepCopy(): void {
    this.copy = { messages: [...this.messages], remembered: new Set(this.remembered), cursor: this.cursor };
  }

  /** The store as it was then; the dedup memory may have outlived what it remembers. */
  putCopyBack(forgets: boolean): boolean {
    if (!this.copy) return false;
    this.messages = [...this.copy.messages];
    if (forgets) this.remembered = new Set(this.copy.remembered);
    this.cursor = Math.min(this.copy.cursor, this.messages.length);
    this.unacknowledged.clear();
    return true;
  }

  /** One message vanishes from the middle. */
  damage(at: number): void {
    if (this.messages.length === 0) return;
    const index = at % this.messages.length;
    this.messages.splice(index, 1);
    if (index < this.cursor) this.cursor--;
  }

  dedupWindowPasses(): void {
    this.remembered.clear();
  }

  /** The next deliveries to the projector; whatever it does not acknowledge comes again. */
  deliver(count: number): Delivery[] {
    const next = this.messages.slice(this.cursor, this.cursor + count);
    this.cursor += next.length;
    this.delivered.push(...next);
    for (const message of next) this.unacknowledged.add(message);
    return next.map((message) => this.delivery(message));
  }

  deliverAgain(at: number): Delivery[] {
    const message = this.delivered[at % Math.max(1, this.delivered.length)];
    return message ? [this.delivery(message)] : [];
  }

  /** What was delivered and never acknowledged, after ack_wait. */
  redeliver(): Delivery[] {
    return [...this.unacknowledged].map((message) => this.delivery(message));
  }

  /** Last number of each producer in the stream. */
  heads(): Map<string, number> {
    return new Map(this.messages.map(({ subject, envelope }) => [producerOfSubject(subject) as string, envelope.seq]));
  }

  history(producer: string, from: number, to: number): Delivery[] {
    const found = new Map<number, Delivery>();
    for (const message of this.messages) {
      const { seq } = message.envelope;
      if (message.subject === subjectOf(producer) && seq >= from && seq <= to) found.set(seq, this.delivery(message));
    }
    return [...found.values()];
  }

  port(power: Power): OutboxStream {
    return {
      holdings: async (anchors) => {
        power.spend();
        return new Map(
          [...anchors].flatMap(([owner, anchor]) => {
            const held = this.messages.filter(({ envelope }) => envelope.owner === owner);
            const [first, last] = [held.at(0), held.at(-1)];
            if (!first || !last) return [];
            const holding: Holding = {
              first: first.envelope.seq,
              last: last.envelope.seq,
              lastId: last.envelope.id,
              end: this.anchorOf(last),
              anchored:
                anchor !== null &&
                this.storedAt.get(this.messages[anchor.streamSeq - 1] as Message) === Number(anchor.message),
            };
            return [[owner, holding] as const];
          }),
        );
      },
      unbroken: async (owner, from) => {
        power.spend();
        const held = new Set(this.heldOf(owner));
        let end = from - 1;
        while (held.has(end + 1)) end++;
        return end;
      },
      lyingAt: async (places) => {
        power.spend();
        return places.map(({ owner, streamSeq }) => {
          const message = this.messages[streamSeq - 1];
          return message?.envelope.owner === owner ? { ...this.anchorOf(message), seq: message.envelope.seq } : null;
        });
      },
      publish: async (envelope, messageId) => {
        power.spend();
        const message = { subject: subjectOf(`${envelope.owner}/${SERVICE}`), messageId, envelope };
        const fate = this.fates.shift() ?? 'arrives';
        if (fate === 'lost') throw new Error('timeout');
        if (fate === 'late') {
          this.late.push(message);
          throw new Error('timeout');
        }
        if (fate === 'wiped-before' || fate === 'deleted-before') this.wipe();
        if (fate === 'wiped-before') this.restarted();
        this.store(message);
        power.spend();
        if (fate === 'answer-lost') throw new Error('timeout');
        const streamSeq = this.messages.findIndex((one) => one.messageId === messageId) + 1;
        return streamSeq > 0 ? { streamSeq } : 'swallowed';
      },
    };
  }

  /** Numbers of an owner's events in the stream, in its order. */
  heldOf(owner: string): number[] {
    return this.messages.filter(({ envelope }) => envelope.owner === owner).map(({ envelope }) => envelope.seq);
  }

  private anchorOf(message: Message): Anchor {
    return { streamSeq: this.messages.indexOf(message) + 1, message: String(this.storedAt.get(message)) };
  }

  private store(message: Message): void {
    if (this.remembered.has(message.messageId)) return;
    this.remembered.add(message.messageId);
    this.messages.push(message);
    this.storedAt.set(message, this.moment++);
  }

  private delivery(message: Message): Delivery {
    const { envelope, subject } = message;
    return {
      producer: producerOfSubject(subject) as string,
      seq: envelope.seq,
      streamSeq: null,
      body: envelope,
      ack: () => this.unacknowledged.delete(message),
    };
  }
}
