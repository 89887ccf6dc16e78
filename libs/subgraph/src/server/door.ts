import { type Clock, Fault, nestsDeeperThan } from '@metodnet/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { correlationIdOf } from '../door/request-identity.js';
import { isSigned, SIGNATURE_HEADER } from '../door/signature.js';
import { errorForLog } from '../errors/error-for-log.js';
import { written } from '../errors/format-error.js';
import { languageOf } from '../language.js';
import { exceeded } from '../limits/exceeded.js';
import type { Limits } from '../limits/limits.js';
import { badRequest, notSigned, refusalOf } from './refuse.js';
import { type RequestState, requestState } from './request-state.js';

declare module 'fastify' {
  interface FastifyRequest {
    state: RequestState;
  }
}

/** Gives every request its state, and every error the same form: no HTML, no stack, no word of ours about the inside. */
export function openDoor(http: FastifyInstance, log: Logger, isStopping: () => boolean): void {
  http.decorateRequest('state');
  http.addHook('onRequest', async (request, reply) => {
    request.state = {
      correlationId: correlationIdOf(request.headers),
      language: languageOf(request.headers['accept-language']),
      composing: request.headers['x-metodnet-purpose'] === 'compose',
    };
    reply.header('x-correlation-id', request.state.correlationId);
  });
  // Whoever asks on this connection next finds another process, or this one's successor.
  http.addHook('onSend', async (_request, reply) => {
    if (isStopping()) reply.header('connection', 'close');
  });
  http.setErrorHandler((error, request, reply) =>
    requestState.run(request.state, () => {
      const { status, described } = refusalOf(error);
      if (described.unexpected) log.error({ error: errorForLog(error) }, 'Unexpected error at the door');
      if (status === 503) reply.header('retry-after', '1');
      return reply.code(status).send({ errors: [written(described)] });
    }),
  );
  http.setNotFoundHandler((request, reply) =>
    requestState.run(request.state, () => reply.code(404).send({ errors: [written(badRequest(404).described)] })),
  );
  http.removeAllContentTypeParsers();
  // Whatever it claims to be, it stays bytes until its signature has been checked.
  http.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Lets only signed requests through: 401 before anything of them is parsed. */
export function signedOnly(secret: string, clock: Clock) {
  return async (request: FastifyRequest): Promise<void> => {
    const signature = request.headers[SIGNATURE_HEADER];
    const content = Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : request.url;
    if (!isSigned(secret, typeof signature === 'string' ? signature : undefined, content, clock.now()))
      throw notSigned();
  };
}

/** Lets only signed JSON through: 401 before anything is parsed, then 415, 400. The parsed body replaces the bytes. */
export function signedJsonOnly(secret: string, limits: Limits, clock: Clock) {
  const checkSignature = signedOnly(secret, clock);
  return async (request: FastifyRequest): Promise<void> => {
    await checkSignature(request);
    if (request.method !== 'POST') throw badRequest(405);
    if (!isPlainJson(request)) throw badRequest(415);
    const text = readUtf8(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    if (nestsDeeperThan(text, limits.jsonDepth)) throw exceeded(limits, 'jsonDepth');
    request.body = readJson(text);
  };
}

function isPlainJson({ headers }: FastifyRequest): boolean {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  const encoding = headers['content-encoding'] ?? 'identity';
  return (
    type.trim() === 'application/json' && (charset ?? 'charset=utf-8') === 'charset=utf-8' && encoding === 'identity'
  );
}

function readUtf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw badRequest(400);
  }
}

function readJson(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest(400);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw Array.isArray(value) ? noBatches() : badRequest(400);
}

const noBatches = () =>
  new Fault('BAD_USER_INPUT', {
    ru: 'Одна операция на запрос: списки операций не принимаются.',
    en: 'One operation a request: lists of operations are not taken.',
  });
