import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Fault } from '@metodnet/kernel';
import type { RequestIdentity } from '@metodnet/scope';

/** The parts of a GraphQL request that make two requests the same one. */
export interface OperationBody {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

const single = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);

/** The request's name in all logs: the gateway's, or a new one when it gave none that is fit for a log, as the gateway judges it. */
export function correlationIdOf(headers: IncomingHttpHeaders): string {
  const given = single(headers['x-correlation-id']);
  return given && /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i.test(given) ? given : randomUUID();
}

/** By what a request is recognised in logs and traces, and when it is repeated with the same `Idempotency-Key`. */
export function requestIdentity(headers: IncomingHttpHeaders, id: string, body: OperationBody): RequestIdentity {
  const traceparent = single(headers.traceparent);
  const key = single(headers['idempotency-key']);
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw badKey();
  return {
    id,
    ...(traceparent && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(traceparent) ? { traceparent } : {}),
    ...(key === undefined ? {} : { idempotency: { key: sha256(key), bodyHash: bodyHash(body) } }),
  };
}

const bodyHash = ({ query, variables, operationName }: OperationBody): string =>
  sha256(JSON.stringify([query ?? null, variables ?? null, operationName ?? null]));

/** Of a key too: clients make it of whatever they like, names included, and it is kept for days. */
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const badKey = () =>
  new Fault('BAD_USER_INPUT', {
    ru: 'Idempotency-Key — от 1 до 200 видимых знаков ASCII.',
    en: 'An Idempotency-Key is 1 to 200 visible ASCII characters.',
  });
