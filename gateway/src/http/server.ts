import type { IncomingMessage } from 'node:http';
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from 'fastify';
import { errorOf, languageOf, Refusal } from '../refusal/refusal.js';
import { correlationIdOf } from './correlation.js';
import { parseJson } from './graphql-params.js';
import { graphqlRoute } from './graphql-route.js';
import type { ServerParts } from './server-parts.js';

/** What a client may take its time for; one that takes longer loses its connection. */
const patience = {
  /** From the first byte, or from the connection, to the end of the headers. */
  headersMs: 5000,
  /** To the end of the body. */
  requestMs: 15_000,
  /** Without a byte in either direction, beyond what an answer may take: who does not read it. */
  silenceMs: 20_000,
  /** Between two requests: longer than proxies keep their idle connections, lest they send on one that is just being closed. */
  idleMs: 75_000,
  /** How often it is looked who takes too long. */
  lookMs: 1000,
};

/** A client that is still sending would meet a reset connection and not read why: so much too much is read and thrown away. */
const LET_THROUGH_BYTES = 32 * 2 ** 20;

/** The HTTP face of the gateway: /graphql, /livez, /readyz, /metrics. */
export function createServer(parts: ServerParts): FastifyInstance {
  const server = Fastify({
    loggerInstance: parts.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'correlationId' }),
    bodyLimit: parts.bodyBytes,
    http: { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.lookMs },
    requestTimeout: patience.requestMs,
    connectionTimeout: parts.deadlineMs + patience.silenceMs,
    keepAliveTimeout: patience.idleMs,
    return503OnClosing: false, // what still comes on an open connection is answered
    forceCloseConnections: 'idle',
    genReqId: ({ headers }) => correlationIdOf(headers['x-correlation-id']),
  });

  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
    const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset) || encoding !== 'identity')
      return done(new Refusal('UNSUPPORTED_MEDIA_TYPE', {}, 415));
    try {
      done(null, parseJson(String(body)));
    } catch (error) {
      done(error as Error);
    }
  });

  server.addHook('onRequest', (request, reply, done) => {
    reply.headers({ 'x-correlation-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    const length = Number(request.headers['content-length'] ?? 0);
    if (length <= parts.bodyBytes) return done();
    const refuse = () => done(new Refusal('PAYLOAD_TOO_LARGE', { limit: parts.bodyBytes }, 413));
    if (length > LET_THROUGH_BYTES) refuse();
    else void passed(request.raw).then(refuse);
  });
  server.addHook('onSend', (_, reply, _payload, done) => {
    if (parts.isStopping()) reply.header('connection', 'close');
    done();
  });
  server.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const refusal = error instanceof Refusal ? error : refusalOf(error, parts.bodyBytes);
    const details = refusal.code === 'INTERNAL_SERVER_ERROR' ? { correlationId: request.id } : refusal.details;
    if (refusal.code === 'INTERNAL_SERVER_ERROR') request.log.error({ err: error }, 'A request failed');
    else parts.metrics.operation(null, refusal.code, reply.elapsedTime / 1000);
    return reply
      .code(refusal.status)
      .headers({ ...refusal.headers })
      .type('application/json; charset=utf-8')
      .send({ errors: [errorOf(refusal.code, languageOf(request.headers['accept-language']), details)] });
  });
  server.setNotFoundHandler(() => {
    throw new Refusal('NOT_FOUND', {}, 404);
  });

  server.get('/livez', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_, reply) => {
    const status = parts.isStopping() ? 'stopping' : parts.isReady() ? 'ok' : 'waiting for the issuer';
    return reply.code(status === 'ok' ? 200 : 503).send({ status });
  });
  server.get('/metrics', async (_, reply) => {
    reply.type(parts.metrics.registry.contentType);
    return parts.metrics.registry.metrics();
  });
  graphqlRoute(server, parts);
  return server;
}

/** Reads a body to its end without keeping it; `requestTimeout` bounds how long that may take. */
const passed = (body: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    body
      .once('end', resolve)
      .once('error', () => resolve())
      .once('close', resolve)
      .resume();
  });

/** What Fastify itself refuses, in the gateway's words. */
function refusalOf(error: FastifyError, bodyBytes: number): Refusal {
  if (error.statusCode === 413) return new Refusal('PAYLOAD_TOO_LARGE', { limit: bodyBytes }, 413);
  if (error.statusCode === 415) return new Refusal('UNSUPPORTED_MEDIA_TYPE', {}, 415);
  if (error.statusCode !== undefined && error.statusCode < 500) return new Refusal('BAD_REQUEST');
  return new Refusal('INTERNAL_SERVER_ERROR', {}, 500);
}
