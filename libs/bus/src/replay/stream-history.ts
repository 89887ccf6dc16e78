import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Session } from '../connect-bus.js';
import { fetchOnce } from '../fetch.js';
import type { Delivery } from '../projection/lane.js';
import type { History } from '../projection/projector.js';
import { attribute, subjectOf } from '../subjects.js';
import type { ReplaySource } from './replay-source.js';

const FAR_BEHIND = 1_024;

/** Reads missing events from the stream, and from the source's outbox what the stream no longer holds. */
export class StreamHistory implements History {
  constructor(
    private readonly session: Session,
    private readonly stream: string,
    private readonly source: ReplaySource | null,
  ) {}

  async read(producer: string, from: number, to: number, streamHint: number | null): Promise<Delivery[]> {
    const found = await this.fromStream(producer, from, to, streamHint).catch(() => new Map<number, Delivery>());
    const missing = firstMissing(found, from, to);
    if (missing !== null && this.source) {
      for (const body of await this.source.replay(producer, missing, to - missing + 1)) {
        const attributed = attribute(subjectOf(producer), JSON.stringify(body));
        if (typeof attributed === 'string' || attributed.seq > to) continue;
        if (!found.has(attributed.seq))
          found.set(attributed.seq, { ...attributed, streamSeq: null, ack: () => undefined });
      }
    }
    return [...found.values()].sort((a, b) => a.seq - b.seq);
  }

  /** The subject is in the order of seq, but for repetitions; the hint is a place in the stream before the range, if it still is. */
  private async fromStream(
    producer: string,
    from: number,
    to: number,
    hint: number | null,
  ): Promise<Map<number, Delivery>> {
    const { js, jsm } = this.session;
    const found = new Map<number, Delivery>();
    const { name, num_pending } = await jsm.consumers.add(this.stream, {
      filter_subject: subjectOf(producer),
      ack_policy: AckPolicy.None,
      mem_storage: true,
      inactive_threshold: nanos(10_000),
      ...(hint === null
        ? { deliver_policy: DeliverPolicy.All }
        : { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: hint }),
    });
    try {
      const consumer = await js.consumers.get(this.stream, name);
      // A stream that was wiped since the hint was noted holds something else there.
      let well = hint === null;
      let first = true;
      for (let pending = num_pending; pending > 0; ) {
        const received = await fetchOnce(consumer, Math.min(500, pending), (message) => {
          pending = message.info.pending;
          const attributed = attribute(message.subject, message.string());
          if (typeof attributed === 'string') return undefined;
          const { seq } = attributed;
          if (first && seq <= from) well = true;
          first = false;
          if (seq >= from && seq <= to) {
            found.set(seq, { ...attributed, streamSeq: message.seq, ack: () => undefined });
            if (firstMissing(found, from, to) !== null) return undefined;
            pending = 0;
            well = true;
          }
          // So far behind the range only repetitions of it could follow: the outbox is quicker.
          if (this.source && seq > to + FAR_BEHIND) pending = 0;
          return pending === 0 ? 'enough' : undefined;
        });
        if (received === 0) break;
      }
      return well ? found : await this.fromStream(producer, from, to, null);
    } finally {
      await jsm.consumers.delete(this.stream, name).catch(() => false);
    }
  }
}

function firstMissing(found: ReadonlyMap<number, unknown>, from: number, to: number): number | null {
  // The count settles the ordinary case without walking the range for every message.
  if (found.size === to - from + 1) return null;
  for (let seq = from; seq <= to; seq++) if (!found.has(seq)) return seq;
  return null;
}
