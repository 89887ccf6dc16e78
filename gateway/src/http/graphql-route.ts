import { type Span, SpanKind } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayAnswer } from '../gateway.js';
import type { Caller } from '../identity/identity.js';
import { errorsOf, isToldWith200, languageOf, Refusal } from '../refusal/refusal.js';
import { callersTrace, inSpan } from '../telemetry/tracing.js';
import { traceparentOf } from './correlation.js';
import { paramsOf, queryStringParams } from './graphql-params.js';
import { type MediaType, mediaTypeFor } from './negotiation.js';
import type { ServerParts } from './server-parts.js';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** GraphQL over HTTP at /graphql: POST for everything, GET for queries. */
export function graphqlRoute(server: FastifyInstance, parts: ServerParts): void {
  /** Before the body is read: someone without a token does not get to send one. */
  const identify = async (request: FastifyRequest) => {
    request.caller = await parts.identity.callerOf(authorizationOf(request));
  };
  server.decorateRequest('caller', null);

  const answer = (request: FastifyRequest, reply: FastifyReply, given: () => unknown) =>
    inSpan('graphql', SpanKind.SERVER, callersTrace(oneOf(request.headers.traceparent)), (span) =>
      answerIn(span, request, reply, given),
    );

  const answerIn = async (span: Span, request: FastifyRequest, reply: FastifyReply, given: () => unknown) => {
    const begun = performance.now();
    const media = mediaTypeFor(request.headers.accept);
    if (!media) throw new Refusal('NOT_ACCEPTABLE', {}, 406);
    const caller = callerOf(request);
    const leaving = leavingOf(reply);
    const leave = await parts.turnstile.enter(caller.subject);
    let outcome = 'ok';
    let operation: string | null = null;
    try {
      const { body, ...answered } = await ask(request, caller, given(), leaving);
      operation = answered.title;
      if (leaving.aborted) outcome = 'client-left';
      else if (body.errors) outcome = 'partial';
      return reply.type(`${media}; charset=utf-8`).send(JSON.stringify(body));
    } catch (error) {
      outcome = error instanceof Refusal ? error.code : 'INTERNAL_SERVER_ERROR';
      if (!(error instanceof Refusal)) throw error;
      return refuse(request, reply, error, media);
    } finally {
      leave();
      const seconds = (performance.now() - begun) / 1000;
      parts.metrics.operation(operation, outcome, seconds);
      if (operation !== null) span.updateName(`graphql ${operation}`);
      span.setAttribute('metodnet.outcome', outcome);
      request.log.info({ operation, outcome, seconds }, 'An operation was answered');
    }
  };

  const ask = (
    request: FastifyRequest,
    caller: Caller,
    given: unknown,
    leaving: AbortSignal,
  ): Promise<GatewayAnswer> => {
    const { headers } = request;
    return parts.gateway.answer({
      params: paramsOf(given),
      isGet: request.method === 'GET',
      caller,
      language: languageOf(headers['accept-language']),
      acceptLanguage: headers['accept-language'] ?? 'ru',
      correlationId: request.id,
      traceparent: traceparentOf(headers.traceparent),
      idempotencyKey: typeof headers['idempotency-key'] === 'string' ? headers['idempotency-key'] : null,
      leaving,
    });
  };

  server.post('/graphql', { onRequest: identify }, (request, reply) => {
    if (request.headers['content-type'] === undefined) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', {}, 415);
    return answer(request, reply, () => request.body);
  });

  server.get('/graphql', { onRequest: identify }, (request, reply) => {
    mustNotBeForged(request);
    return answer(request, reply, () => queryStringParams(request.query as Record<string, unknown>));
  });
}

function callerOf(request: FastifyRequest): Caller {
  const { caller } = request;
  if (!caller) throw new Error('A request reached its handler without a caller');
  return caller;
}

/** A header that is given once. */
const oneOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal, media: MediaType): FastifyReply {
  const isTold = media === 'application/json' && isToldWith200(refusal);
  if (refusal.cause !== undefined) request.log.warn({ err: refusal.cause }, refusal.code);
  return reply
    .code(isTold ? 200 : refusal.status)
    .headers({ ...refusal.headers })
    .type(`${media}; charset=utf-8`)
    .send(JSON.stringify({ errors: errorsOf(refusal, languageOf(request.headers['accept-language'])) }));
}

/** A page of another site can make a browser send a plain GET; it cannot add a header without being asked first. */
function mustNotBeForged({ headers }: FastifyRequest): void {
  const type = headers['content-type'];
  if (type !== undefined && !type.startsWith('application/json')) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', {}, 415);
  const isAsked =
    type ?? headers.authorization ?? headers['apollo-require-preflight'] ?? headers['x-apollo-operation-name'];
  if (isAsked === undefined) throw new Refusal('CSRF_PREVENTED');
}

/** Aborts when the connection ends before the answer has gone out. */
function leavingOf({ raw }: FastifyReply): AbortSignal {
  const left = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) left.abort();
  });
  return left.signal;
}

/** Every `Authorization` header: Node keeps only the first of two, and two are one too many. */
function authorizationOf({ raw }: FastifyRequest): string[] {
  const found: string[] = [];
  for (let index = 0; index < raw.rawHeaders.length; index += 2) {
    if (raw.rawHeaders[index]?.toLowerCase() === 'authorization') found.push(raw.rawHeaders[index + 1] ?? '');
  }
  return found;
}
