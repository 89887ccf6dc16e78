import { AckPolicy, type ConsumerInfo, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Session } from '../connect-bus.js';
import { fetchOnce } from '../fetch.js';
import { isMissing } from '../streams.js';

/** Unacknowledged messages at most: what waits in memory. */
export const MAX_ACK_PENDING = 1_024;
const FETCH = 512;

/** The durable consumer of one projection: it only saves reading everything anew; the checkpoints are the truth. */
export class DurableConsumer {
  /** The furthest place in the stream from which a message has arrived. */
  arrived = 0;
  private interrupted: AbortController | null = null;

  constructor(
    private readonly session: Session,
    readonly stream: string,
    readonly name: string,
    private readonly filter: string,
  ) {}

  /** Makes the consumer if it is not there. */
  async ensure(): Promise<ConsumerInfo> {
    return this.session.jsm.consumers.add(this.stream, {
      durable_name: this.name,
      filter_subject: this.filter,
      deliver_policy: DeliverPolicy.All,
      ack_policy: AckPolicy.Explicit,
      // nanos() takes milliseconds. With max_deliver set, messages would vanish unseen.
      ack_wait: nanos(30_000),
      max_ack_pending: MAX_ACK_PENDING,
      max_deliver: -1,
    });
  }

  /** Hands over messages as they arrive, until stopped or interrupted. */
  async fetch(take: (message: JsMsg) => void, signal: AbortSignal): Promise<void> {
    const consumer = await this.session.js.consumers.get(this.stream, this.name);
    while (!signal.aborted) {
      const interrupted = new AbortController();
      this.interrupted = interrupted;
      await fetchOnce(
        consumer,
        FETCH,
        (message) => this.arrive(message, take),
        AbortSignal.any([signal, interrupted.signal]),
      );
      if (interrupted.signal.aborted) return;
      await this.room(signal);
    }
  }

  /** Ends the fetch in hand, so that the consumer is made ready again: the broker may have lost it. */
  interrupt(): void {
    this.interrupted?.abort();
  }

  private arrive(message: JsMsg, take: (message: JsMsg) => void): undefined {
    this.arrived = Math.max(this.arrived, message.seq);
    take(message);
  }

  /** Waits while there is no room for more; the runner narrows it to what memory allows. */
  room: (signal: AbortSignal) => Promise<void> = async () => undefined;

  /**
   * Deletes and makes anew a consumer that can deliver no more: after a power cut it may be ahead of its stream, and
   * the server never notices (nats-server #5412, #7693). Deliveries start over, and the checkpoints skip them.
   */
  async recreate(): Promise<void> {
    await this.session.jsm.consumers.delete(this.stream, this.name).catch((error) => {
      if (!isMissing(error)) throw error;
    });
    this.arrived = 0;
    await this.ensure();
  }

  async delete(): Promise<void> {
    await this.session.jsm.consumers.delete(this.stream, this.name).catch(() => false);
  }

  /** How the consumer stands against its stream. */
  async health(): Promise<{ dead: boolean; idle: boolean; blocked: boolean; lastSeq: number }> {
    const info = await this.session.jsm.consumers.info(this.stream, this.name);
    const { state } = await this.session.jsm.streams.info(this.stream);
    return {
      dead: info.delivered.stream_seq > state.last_seq,
      idle: info.num_pending === 0,
      blocked: info.num_ack_pending >= MAX_ACK_PENDING,
      lastSeq: state.last_seq,
    };
  }
}
