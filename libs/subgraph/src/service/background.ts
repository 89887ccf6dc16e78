import {
  type Applier,
  connectBus,
  firstOf,
  httpReplay,
  outboxReplay,
  type PoisonPolicy,
  type Projection,
  type ProjectionStatus,
  type Running,
  replayHandler,
  runProjection,
  runRelay,
  serviceOf,
  unitTreeApplier,
  unitTreeProjection,
} from '@metodnet/bus';
import type { Envelope } from '@metodnet/contracts';
import type { Sql } from '@metodnet/scope';
import { forgetAnswers } from '@metodnet/store';
import pg from 'pg';
import type { Logger } from 'pino';
import { signedFetch } from '../door/signature.js';
import { errorForLog } from '../errors/error-for-log.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { Configuration } from './configuration.js';
import { sqlOf, WITHOUT_JIT } from './databases.js';

/** A read model that a service keeps: how it reads domain events, and how it writes their effect. */
// biome-ignore lint/suspicious/noExplicitAny: a service keeps projections of any kinds of change
export interface ServiceProjection<Change = any> {
  readonly projection: Projection<Change>;
  readonly applier: Applier<Change>;
  /** What an event does that cannot be applied; `hold-lane` by default. */
  readonly policy?: PoisonPolicy;
}

/** What a service does from time to time for itself, beyond the reach of any actor: removing what it keeps for a while only. */
export interface Chore {
  /** Told in logs. */
  readonly name: string;
  readonly everyMs: number;
  /** Done as the worker role, at the start and then again; in every process, so it must bear being done twice at once. */
  run(sql: Sql): Promise<unknown>;
}

/** Relay, projections and chores of a service, at work whether the broker is there or not. */
export interface Background {
  /** Published domain events of an owner from a number on. */
  replay(owner: string, from: number, limit: number): Promise<readonly Envelope[]>;
  /** Finishes what is in hand, drains the connection to the broker, closes the pool. */
  stop(): Promise<void>;
}

/** Answers to repeated requests are kept for a week. */
const answers: Chore = { name: 'forget-answers', everyMs: 60 * 60_000, run: forgetAnswers };
const unitTree: ServiceProjection = { projection: unitTreeProjection, applier: unitTreeApplier };

/** Publishes the outbox, keeps the unit tree, and runs the service's own projections; their state is told in metrics. */
export function startBackground(
  service: string,
  { natsUrl, node, workerDatabaseUrl, replayUrls, gatewaySecret }: Configuration,
  { projections = [], chores = [] }: { projections?: readonly ServiceProjection[]; chores?: readonly Chore[] },
  metrics: Metrics,
  log: Logger,
): Background {
  const all = [unitTree, ...projections];
  // Relay and projections each hold a connection for as long as they lead; two more measure and replay.
  const pool = new pg.Pool({
    connectionString: workerDatabaseUrl,
    max: all.length + 3,
    connectionTimeoutMillis: 3_000,
    application_name: `metodnet ${service} worker`,
    options: WITHOUT_JIT,
  });
  pool.on('error', (error) => log.warn({ error: errorForLog(error) }, 'An idle database connection was lost'));
  const bus = connectBus({ url: natsUrl, name: `${node}/${service}`, log });
  const replay = firstOf(
    outboxReplay(pool, service),
    httpReplay((producer) => replayUrls[serviceOf(producer)] ?? null, signedFetch(gatewaySecret)),
  );

  const relay = runRelay({ service, pool, bus, log });
  const running = all.map(({ projection, applier, policy }) =>
    runProjection(projection, applier, { service, pool, bus, log, replay, ...(policy ? { policy } : {}) }),
  );
  tellOf(metrics, relay, running);
  const timers = [answers, ...chores].map((chore) => repeated(chore, sqlOf(pool), log));
  metrics.gauge('nats_connected', 'Whether the broker is reached', () => Number(bus.connected()));

  return {
    replay: replayHandler(pool, service),
    async stop() {
      await Promise.all([
        ...timers.map((stop) => stop()),
        relay.stop(),
        ...running.map((projection) => projection.stop()),
      ]);
      await bus.stop();
      await pool.end();
    },
  };
}

/** Answers what stops it, after what is in hand. */
function repeated({ name, everyMs, run }: Chore, sql: Sql, log: Logger): () => Promise<void> {
  let inHand = Promise.resolve();
  const once = () => {
    inHand = inHand
      .then(() => run(sql))
      .then(
        () => undefined,
        (error) => log.warn({ chore: name, error: errorForLog(error) }, 'A chore was not done'),
      );
  };
  once();
  const timer = setInterval(once, everyMs);
  return async () => {
    clearInterval(timer);
    await inHand;
  };
}

function tellOf(
  metrics: Metrics,
  relay: ReturnType<typeof runRelay>,
  projections: readonly Running<ProjectionStatus>[],
): void {
  metrics.gauge('relay_is_leader', 'Whether this process publishes the outbox', () => Number(relay.status().leader));
  metrics.gauge('outbox_backlog', 'Domain events not yet in the stream', () => relay.status().backlog);
  metrics.gauge(
    'outbox_oldest_unpublished_seconds',
    'Age of the oldest of them',
    () => relay.status().oldestUnpublishedSeconds,
  );
  metrics.gauge(
    'relay_resync_total',
    'Times that the stream held less than it had acknowledged',
    () => relay.status().resyncs,
  );
  metrics.gauge(
    'relay_conflicts',
    'Owners that wait for an operator',
    () => Object.keys(relay.status().conflicts).length,
  );

  const each = (name: string, help: string, read: (status: ProjectionStatus) => number) =>
    metrics.gauges(name, help, ['projection'], () =>
      projections.map((projection) => {
        const status = projection.status();
        return { labels: { projection: `${status.name}:${status.version}` }, value: read(status) };
      }),
    );
  each('projection_is_running', 'Whether this process runs it', ({ state }) =>
    Number(state === 'live' || state === 'building'),
  );
  each('projection_lag_seq', 'Messages not yet applied', ({ lag }) => lag);
  each('projection_held_lanes', 'Producers whose lane a dead letter holds', ({ held }) => held.length);
  each('projection_gap_total', 'Gaps that were found', ({ gaps }) => gaps);
  each('projection_duplicate_total', 'Messages that were there already', ({ duplicates }) => duplicates);
  each('dead_letters', 'Dead letters since the start', ({ deadLetters }) => deadLetters);
}
