import { randomBytes, randomUUID } from 'node:crypto';

/** The caller's id of the request when it is one, else a fresh one: it stands in every log line and error report. */
export const correlationIdOf = (given: unknown): string =>
  typeof given === 'string' && /^[\w.:-]{8,128}$/.test(given) ? given : randomUUID();

/** W3C trace context: the caller's trace goes on with the gateway as its newest span, or a new one begins. */
export function traceparentOf(given: unknown): string {
  const [, trace, flags] =
    (typeof given === 'string' && /^00-((?!0{32})[0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(given)) || [];
  return `00-${trace ?? randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-${flags ?? '01'}`;
}
