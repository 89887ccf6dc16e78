import rateLimit from '@fastify/rate-limit';
import { type Clock, today } from '@metodnet/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { errorForLog } from '../errors/error-for-log.js';
import type { Limits } from '../limits/limits.js';
import { preferences } from '../preferences.js';
import { deadline, untilAborted } from '../server/deadline.js';
import { Turnstile } from '../server/overload.js';
import { requestState } from '../server/request-state.js';
import type { Metrics } from '../telemetry/metrics.js';
import { etagOf, isKnown } from './fresh.js';
import { contentSecurityPolicy } from './html.js';
import type { Page, PageAnswer, Visit } from './page.js';
import { Refused, sentences, statusOf } from './refusals.js';

const PER_MINUTE = 60;
const LONGEST_ADDRESS = 1_000;
/** Places of their own, fewer than the database has connections for both: a crowd at the pages does not keep the gateway out. */
const MOST_AT_WORK = 8;

interface Parts {
  readonly pages: readonly Page[];
  readonly limits: Limits;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Serves pages beside the API, under rules of their own: no signature, no token, a limit for each client, refusals that tell nothing. */
export async function servePages(http: FastifyInstance, { pages, limits, clock, timeZone, log, metrics }: Parts) {
  if (pages.length === 0) return;
  const turnstile = new Turnstile(MOST_AT_WORK);
  metrics.gauge('page_requests_working', 'Pages at work now', () => turnstile.working);
  await http.register(async (scope) => {
    await scope.register(rateLimit, {
      global: false,
      timeWindow: 60_000,
      addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
      addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
      errorResponseBuilder: () => new Refused(429),
    });
    scope.addHook('onRequest', async ({ url }, reply) => {
      secure(reply);
      if (url.length > LONGEST_ADDRESS) throw new Refused(414);
    });
    scope.addHook('onResponse', async ({ routeOptions: { url = '' } }, { statusCode, elapsedTime }) =>
      metrics.pageAnswered(url, statusCode, elapsedTime / 1_000),
    );
    scope.setErrorHandler((error, request, reply) => {
      const status = statusOf(error);
      if (status === 500) log.error({ error: errorForLog(error) }, 'Unexpected error on a page');
      if (status === 503) reply.header('retry-after', '1');
      return refuse(request, reply, status);
    });
    for (const page of pages) {
      const config = { rateLimit: { max: page.perMinute ?? PER_MINUTE } };
      const handler = (request: FastifyRequest, reply: FastifyReply) =>
        requestState.run(request.state, () =>
          turnstile.pass(async () => {
            const { signal, done } = deadline(limits.deadlineMs, reply);
            try {
              const answer = await untilAborted(signal, page.answer(visitOf(request, today(clock, timeZone))));
              return answer ? give(page, answer, request, reply) : refuse(request, reply, 404);
            } finally {
              done();
            }
          }),
        );
      scope.route({ method: page.method ?? 'GET', url: page.path, config, handler });
    }
  });
}

function visitOf({ params, query, state, headers }: FastifyRequest, day: Visit['actor']['today']): Visit {
  const wanted = preferences(headers.accept);
  const quality = (type: string) =>
    Math.max(0, ...wanted.filter(({ value }) => value === type).map((each) => each.quality));
  return {
    params: params as Visit['params'],
    query: onlyTexts(query as object),
    language: state.language,
    wantsJson: quality('application/json') > quality('text/html'),
    actor: { subject: '', person: null, grants: [], today: day },
  };
}

/** What is given twice is not given: which of the two counts would depend on the reader. */
const onlyTexts = (query: object): Visit['query'] =>
  Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

const NO_FORMS = contentSecurityPolicy("'none'");
const FORMS = contentSecurityPolicy("'self'");

function secure(reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': NO_FORMS,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer', // an address may be a secret
    'x-robots-tag': 'noindex',
    'cache-control': 'no-store',
    vary: 'accept, accept-language',
  });
}

const CACHE_CONTROL = {
  'by-nobody': 'no-store',
  'by-its-reader': 'private, no-cache',
  'by-anybody': 'public, max-age=300',
} as const satisfies Record<Page['kept'], string>;

function give({ kept }: Page, answer: PageAnswer, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { type, body, status = 200, lastModified, saveAs, hasForm } = answer;
  reply.header('cache-control', CACHE_CONTROL[kept]).type(type).code(status);
  if (hasForm) reply.header('content-security-policy', FORMS);
  if (saveAs) reply.header('content-disposition', `attachment; filename="${saveAs}"`);
  if (kept === 'by-nobody' || status !== 200) return reply.send(body);
  const etag = etagOf(answer);
  reply.header('etag', etag);
  if (lastModified) reply.header('last-modified', lastModified.toUTCString());
  return isKnown(headers, etag, lastModified) ? reply.code(304).send() : reply.send(body);
}

const refuse = ({ state }: FastifyRequest, reply: FastifyReply, status: keyof typeof sentences): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send(sentences[status][state.language]);
