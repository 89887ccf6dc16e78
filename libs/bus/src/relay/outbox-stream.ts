import type { Envelope } from '@metodnet/contracts';
import { headers } from '@nats-io/transport-node';
import type { Session } from '../connect-bus.js';
import { isMissing } from '../streams.js';
import { attribute, subjectOf } from '../subjects.js';
import type { OutboxStream } from './relay.js';

/** How long a publish waits for its acknowledgement. */
const PUBLISH_TIMEOUT = 3_000;

/** The stream in JetStream that a service's relay publishes to. */
export class JetStreamOutboxStream implements OutboxStream {
  constructor(
    private readonly session: Session,
    private readonly stream: string,
    private readonly service: string,
  ) {}

  async head(owner: string): Promise<{ seq: number; id: string } | null> {
    const subject = subjectOf(`${owner}/${this.service}`);
    return headOf(this.session, this.stream, subject);
  }

  async publish(envelope: Envelope, messageId: string): Promise<{ duplicate: boolean }> {
    // No Nats-Expected-* header: a 2.9 server stops a source for good on the first of them.
    const header = headers();
    header.set('content-type', 'application/cloudevents+json');
    if (envelope.traceparent) header.set('traceparent', envelope.traceparent);
    const subject = subjectOf(`${envelope.owner}/${this.service}`);
    const { duplicate } = await this.session.js.publish(subject, JSON.stringify(envelope), {
      msgID: messageId,
      timeout: PUBLISH_TIMEOUT,
      headers: header,
    });
    return { duplicate };
  }
}

/** Number and id of the last event that a stream holds of a subject; null when there is none that can be read. */
export async function headOf({ jsm }: Session, stream: string, subject: string) {
  try {
    const message = await jsm.streams.getMessage(stream, { last_by_subj: subject });
    if (!message) return null;
    const attributed = attribute(subject, message.string());
    if (typeof attributed === 'string') return null;
    return { seq: attributed.seq, id: String((attributed.body as Partial<Envelope>).id) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
