import type pg from 'pg';
import type { Bus } from '../connect-bus.js';
import { whileLeading } from '../leader.js';
import type { ReplaySource } from '../replay/replay-source.js';
import { type Log, messageOf, pause, type Running } from '../running.js';
import type { Applier } from './postgres-projection-store.js';
import type { Projection } from './projection.js';
import { ProjectionAtWork } from './projection-at-work.js';
import { Retired } from './projection-store.js';
import type { PoisonPolicy } from './projector.js';

/** What a projection needs to run. */
export interface ProjectionOptions {
  /** The service that keeps the read model; part of the durable consumer's name. */
  readonly service: string;
  /** The read model's database, as worker. */
  readonly pool: pg.Pool;
  readonly bus: Bus;
  readonly log: Log;
  /** Where to read events again that the stream no longer holds. */
  readonly replay?: ReplaySource;
  /** Default `hold-lane`; `break-aggregate` for statistics, where one wrong aggregate is better than a standing lane. */
  readonly policy?: PoisonPolicy;
  /** Events in one transaction at most. Default 500. */
  readonly batch?: number;
  /** Milliseconds between looks at the consumer's health and operators' decisions. Default 2,000. */
  readonly watchEvery?: number;
  /** Milliseconds after which the stream is compared with every lane, even if nothing seems wrong. Default 60,000. */
  readonly compareEvery?: number;
}

/** How a projection fares; `projection_lag_seq`, `projection_gap_total`, `dead_letters` and their kin are made of this. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** Standby: another process runs it, or the database is away. */
  readonly state: 'standby' | 'live' | 'building' | 'retired';
  readonly lanes: number;
  /** Producers whose lane a dead letter holds. */
  readonly held: readonly string[];
  /** Producers some of whose events are missing at the moment. */
  readonly missing: readonly string[];
  /** Messages in the stream that have not arrived here yet, and those that wait in memory. */
  readonly lag: number;
  readonly applied: number;
  readonly duplicates: number;
  readonly gaps: number;
  readonly replayed: number;
  readonly deadLetters: number;
  /** Times that a dead consumer was made anew. */
  readonly revived: number;
  readonly lastError: string | null;
}

/** Keeps a read model up to date for as long as it runs; of several processes one is elected. */
export function runProjection<Change>(
  projection: Projection<Change>,
  applier: Applier<Change>,
  options: ProjectionOptions,
): Running<ProjectionStatus> {
  const { pool, log, service } = options;
  const { name, version } = projection;
  const stopping = new AbortController();
  const begun = new Set<string>();
  let work: ProjectionAtWork<Change> | null = null;
  let state: ProjectionStatus['state'] = 'standby';
  let lastError: string | null = null;

  const leading = whileLeading(
    { pool, lock: `metodnet:projection:${name}:${version}`, signal: stopping.signal, log },
    async ({ client, signal }) => {
      const current = new ProjectionAtWork(
        projection,
        applier,
        client,
        await options.bus.session(signal),
        options,
        begun,
      );
      try {
        state = await current.open();
        if (state !== 'retired') {
          work = current;
          log.info({ projection: name, version, state, service }, 'the projection runs');
          await current.run(signal);
        }
        lastError = null;
      } catch (error) {
        if (!(error instanceof Retired)) {
          lastError = messageOf(error);
          throw error;
        }
        state = 'retired';
      } finally {
        work = null;
        if (state !== 'retired') state = 'standby';
      }
      // A retired projection stands by: a later version has taken its place.
      if (state === 'retired') await pause(60_000, signal);
    },
  );

  return {
    async stop() {
      stopping.abort();
      await leading;
    },
    status: () => ({
      name,
      version,
      state: work?.state ?? state,
      ...(work?.overview() ?? NOTHING),
      lastError: work?.lastError ?? lastError,
    }),
  };
}

const NOTHING = {
  lanes: 0,
  held: [],
  missing: [],
  lag: 0,
  applied: 0,
  duplicates: 0,
  gaps: 0,
  replayed: 0,
  deadLetters: 0,
  revived: 0,
} as const;
