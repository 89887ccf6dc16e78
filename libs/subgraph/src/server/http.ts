import type { ApolloServerPlugin } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Clock } from '@metodnet/kernel';
import { type FastifyRequest, fastify } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.js';
import type { Visitor } from '../door/visitors.js';
import type { Limits } from '../limits/limits.js';
import { boundObjects } from '../limits/objects.js';
import type { Page } from '../pages/page.js';
import { servePages } from '../pages/serve-pages.js';
import type { Metrics } from '../telemetry/metrics.js';
import { inSpan, traceparentOf } from '../telemetry/tracing.js';
import { deadline, untilAborted } from './deadline.js';
import { openDoor, signedJsonOnly, signedOnly } from './door.js';
import { graphqlServer } from './graphql.js';
import type { Readiness } from './health.js';
import { Turnstile } from './overload.js';
import { requestState } from './request-state.js';

/** What the HTTP side of a service is made of. */
export interface HttpParts {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly gatewaySecret: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly visitorOf: (request: FastifyRequest, traceparent: string | undefined) => Promise<Visitor>;
  readonly readiness: () => Promise<Readiness>;
  /** Whether it has been told to stop: it still answers, and asks its callers to go elsewhere. */
  readonly isStopping: () => boolean;
  /** Answers the domain events of a producer that a reader asks for again; signed, like operations. */
  readonly replay: (owner: string, from: number, limit: number) => Promise<readonly unknown[]>;
  /** What is open to anybody. */
  readonly pages: readonly Page[];
  readonly timeZone: string;
}

/** The service over HTTP, not yet listening. */
export interface HttpService {
  listen(host: string, port: number): Promise<string>;
  /** Takes no new connections, answers what is under way, and closes. */
  stop(): Promise<void>;
}

export async function httpService(parts: HttpParts): Promise<HttpService> {
  const { schema, limits, gatewaySecret, clock, log, metrics } = parts;
  const http = fastify({
    bodyLimit: limits.bodyBytes,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    requestTimeout: 10_000, // a body that trickles in
    connectionTimeout: limits.deadlineMs + 20_000, // an answer that nobody reads
    keepAliveTimeout: 30_000,
    return503OnClosing: false, // what still comes on an open connection is answered
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // A client's own address, told by a proxy beside us: pages count requests by it.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
  });
  openDoor(http, log, parts.isStopping);
  const turnstile = new Turnstile();
  metrics.gauge('graphql_requests_working', 'Requests at work now', () => turnstile.working);
  const apollo = graphqlServer(boundObjects(schema, limits), limits, log, http, [
    metrics.plugin as ApolloServerPlugin<Context>,
  ]);
  await apollo.start();

  const contexts = new WeakMap<FastifyRequest, Context>();
  const answer = fastifyApolloHandler(apollo, { context: async (request) => contexts.get(request) as Context });

  http.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    preValidation: signedJsonOnly(gatewaySecret, limits, clock),
    handler: (request, reply) =>
      requestState.run(request.state, () =>
        turnstile.pass(() =>
          inSpan('graphql', single(request.headers.traceparent), async (span) => {
            const { signal, end, done } = deadline(limits.deadlineMs, reply);
            try {
              const visitor = await parts.visitorOf(request, traceparentOf(span));
              signal.throwIfAborted();
              const { correlationId, language } = request.state;
              contexts.set(request, { ...visitor, correlationId, language, log, signal, end });
              return await untilAborted(signal, answer.call(http, request, reply) as Promise<string>);
            } finally {
              done();
            }
          }),
        ),
      ),
  });
  http.get<{ Querystring: Record<string, string> }>('/replay', {
    preValidation: signedOnly(gatewaySecret, clock),
    handler: ({ query: { owner = '', from = '1', limit = '1000' } }) =>
      parts.replay(owner, Number(from) || 1, Number(limit) || 1),
  });
  http.get('/livez', async () => ({ live: true }));
  http.get('/readyz', async (_request, reply) => {
    const state = await parts.readiness();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  http.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );

  await servePages(http, parts);

  return {
    listen: (host, port) => http.listen({ host, port }),
    stop: () => apollo.stop(), // whose drain plugin closes Fastify first
  };
}

const single = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);
