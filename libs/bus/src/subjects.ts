import type { Envelope } from '@metodnet/contracts';
import { nestsDeeperThan, ownerOf } from '@metodnet/kernel';

/** Everything that the network publishes. */
export const ALL_SUBJECTS = 'metodnet.>';

/** The subject of a producer `<owner>/<service>`; codes of units and services have no dots. */
export const subjectOf = (producer: string): string => `metodnet.${producer.replace('/', '.')}`;

/** The producer that alone may publish on a subject; null when it is not one of ours. */
export function producerOfSubject(subject: string): string | null {
  const [root, owner, service, ...rest] = subject.split('.');
  return root === 'metodnet' && owner && service && rest.length === 0 ? `${owner}/${service}` : null;
}

/** The service in `<owner>/<service>`. */
export const serviceOf = (producer: string): string => producer.slice(producer.indexOf('/') + 1);

/** A message of the stream, as far as the bus must understand it before it knows the contract. */
export interface Attributed {
  readonly producer: string;
  readonly seq: number;
  /** The parsed body: an envelope, if it is what it says. */
  readonly body: unknown;
}

/** More than an envelope with the largest payload (64 KB) can have. */
export const MAX_BODY = 128 * 1024;

/** Deeper than the data of any contract. What nests without end can be read, and then exhausts whoever writes it down. */
const MAX_DEPTH = 32;

/**
 * Which lane a message belongs to; a sentence when it belongs to none. Owner and service in the body must be those of
 * the subject: publishing rights are given by subject, so a producer cannot speak for another.
 */
export function attribute(subject: string, text: string): Attributed | string {
  const producer = producerOfSubject(subject);
  if (producer === null) return 'not a producer’s subject';
  if (text.length > MAX_BODY) return 'larger than any envelope';
  if (nestsDeeperThan(text, MAX_DEPTH)) return 'nests deeper than any envelope';
  let body: Partial<Envelope>;
  try {
    body = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  if (typeof body !== 'object' || body === null) return 'not an envelope';
  if (body.source !== `/${producer}` || `${body.owner}/${serviceOf(producer)}` !== producer) {
    return 'speaks for another producer than its subject';
  }
  const { seq, subject: aggregate } = body;
  // The owner in a record's id is its producer for ever: nobody else can tell of its changes.
  const told = typeof aggregate === 'string' ? ownerOf(aggregate.slice(aggregate.indexOf(':') + 1)) : null;
  if (told !== null && told !== body.owner) return 'tells of another owner’s record';
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return 'has no sequence number';
  return { producer, seq, body };
}
