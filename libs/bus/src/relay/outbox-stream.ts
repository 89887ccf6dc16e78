import type { Envelope } from '@metodnet/contracts';
import { AckPolicy, DeliverPolicy, type MsgRequest } from '@nats-io/jetstream';
import { headers, nanos } from '@nats-io/transport-node';
import type { Session } from '../connect-bus.js';
import { fetchOnce } from '../fetch.js';
import { isMissing } from '../streams.js';
import { attribute, subjectOf } from '../subjects.js';
import type { Anchor, Holding, Lying, OutboxStream, StreamPlace } from './relay.js';

/** How long a publish waits for its acknowledgement. */
const PUBLISH_TIMEOUT = 3_000;

/** The stream in JetStream that a service's relay publishes to. */
export class JetStreamOutboxStream implements OutboxStream {
  constructor(
    private readonly session: Session,
    private readonly stream: string,
    private readonly service: string,
  ) {}

  async holdings(anchors: ReadonlyMap<string, Anchor | null>): Promise<Map<string, Holding>> {
    const owners = [...anchors.keys()];
    const held = new Map<string, Holding>();
    for (let i = 0; i < owners.length; i += 64) {
      await Promise.all(
        owners.slice(i, i + 64).map(async (owner) => {
          const holding = await this.holding(owner, anchors.get(owner) ?? null);
          if (holding) held.set(owner, holding);
        }),
      );
    }
    return held;
  }

  async unbroken(owner: string, from: number): Promise<number> {
    const { js, jsm } = this.session;
    const held = new Set<number>();
    const subject = this.subject(owner);
    const { name, num_pending } = await jsm.consumers.add(this.stream, {
      filter_subject: subject,
      deliver_policy: DeliverPolicy.All,
      ack_policy: AckPolicy.None,
      mem_storage: true,
      inactive_threshold: nanos(10_000),
    });
    try {
      const consumer = await js.consumers.get(this.stream, name);
      for (let pending = num_pending; pending > 0; ) {
        const received = await fetchOnce(consumer, Math.min(500, pending), (message) => {
          pending = message.info.pending;
          const attributed = attribute(subject, message.string());
          if (typeof attributed !== 'string') held.add(attributed.seq);
          return undefined;
        });
        if (received === 0) throw new Error(`The stream did not deliver what it holds of ${subject}`);
      }
    } finally {
      await jsm.consumers.delete(this.stream, name).catch(() => false);
    }
    let end = from - 1;
    while (held.has(end + 1)) end++;
    return end;
  }

  async publish(envelope: Envelope, messageId: string): Promise<{ streamSeq: number } | 'swallowed'> {
    // No Nats-Expected-* header: a 2.9 server stops a source for good on the first of them.
    const header = headers();
    header.set('content-type', 'application/cloudevents+json');
    if (envelope.traceparent) header.set('traceparent', envelope.traceparent);
    const subject = this.subject(envelope.owner);
    const { duplicate, seq } = await this.session.js.publish(subject, JSON.stringify(envelope), {
      msgID: messageId,
      timeout: PUBLISH_TIMEOUT,
      headers: header,
    });
    if (!duplicate) return { streamSeq: seq };
    const kept = await eventAt(this.session, this.stream, subject, { seq });
    return kept?.seq === envelope.seq ? { streamSeq: seq } : 'swallowed';
  }

  async lyingAt(places: readonly StreamPlace[]): Promise<(Lying | null)[]> {
    return Promise.all(
      places.map(({ owner, streamSeq: seq }) => eventAt(this.session, this.stream, this.subject(owner), { seq })),
    );
  }

  private async holding(owner: string, anchor: Anchor | null): Promise<Holding | null> {
    const subject = this.subject(owner);
    const [first, last, atAnchor] = await Promise.all([
      // The type knows next_by_subj for direct requests only; the server knows it for both.
      eventAt(this.session, this.stream, subject, { seq: 1, next_by_subj: subject } as unknown as MsgRequest),
      eventAt(this.session, this.stream, subject, { last_by_subj: subject }),
      anchor && eventAt(this.session, this.stream, subject, { seq: anchor.streamSeq }),
    ]);
    if (!first || !last) return null;
    return {
      first: first.seq,
      last: last.seq,
      lastId: String((last.body as Partial<Envelope>).id),
      end: { streamSeq: last.streamSeq, message: last.message },
      anchored: anchor !== null && atAnchor?.message === anchor.message,
    };
  }

  private subject(owner: string): string {
    return subjectOf(`${owner}/${this.service}`);
  }
}

/** Number of the last event that a stream holds of a subject; null when there is none that can be read. */
export async function lastSeqOf(session: Session, stream: string, subject: string): Promise<number | null> {
  return (await eventAt(session, stream, subject, { last_by_subj: subject }))?.seq ?? null;
}

async function eventAt({ jsm }: Session, stream: string, subject: string, request: MsgRequest) {
  try {
    const message = await jsm.streams.getMessage(stream, request);
    if (message?.subject !== subject) return null;
    const attributed = attribute(subject, message.string());
    if (typeof attributed === 'string') return null;
    const identity = `${message.header.get('Nats-Msg-Id')} ${message.timestamp}`;
    return { ...attributed, streamSeq: message.seq, message: identity };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
