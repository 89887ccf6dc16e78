import { randomUUID } from 'node:crypto';

/**
 * The caller's id of the request, else a fresh one: it stands in every log line and error report. Only a UUID or 32 hexadecimal
 * digits are taken for one: anything else might be a name, or a number of a telephone or document.
 */
export const correlationIdOf = (given: unknown): string =>
  typeof given === 'string' && /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i.test(given)
    ? given
    : randomUUID();

/** W3C trace context: the caller's trace goes on with the gateway as its newest span, or a new one begins. */
export function traceparentOf(given: unknown): string {
  const [, trace, flags] =
    (typeof given === 'string' && /^00-((?!0{32})[0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(given)) || [];
  return `00-${trace ?? randomHex()}-${randomHex().slice(0, 16)}-${flags ?? '01'}`;
}

/** 32 digits. Node draws UUIDs from a store of random bytes; `randomBytes` would ask the system each time. */
const randomHex = (): string => randomUUID().replaceAll('-', '');
