import type { Sql } from '@metodnet/scope';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Limits } from '../limits/limits.js';
import type { GaugeValue } from '../telemetry/metrics.js';
import type { Configuration } from './configuration.js';
import type { ServiceDefinition } from './define-service.js';

/** A service's connections to its database as the app role, by what they are for. */
export interface Databases {
  /** Units of work. */
  readonly dataSource: DataSource;
  /**
   * The unit tree, grants and health. Apart from the others because commands ask for paths while they hold a
   * connection: from the same pool, as many commands as it has connections would wait for each other for ever.
   */
  readonly lookups: pg.Pool;
  /** How many connections each pool has, how many are idle, and how many callers wait for one. */
  usage(): GaugeValue[];
  end(): Promise<void>;
}

const CONNECT_MS = 3_000;

/**
 * Statements here take milliseconds; those on protected tables look costly to the planner, and compiling them takes longer than they do: 140 ms
 * of the 440 of a list of people.
 */
export const WITHOUT_JIT = '-c jit=off';

export async function openDatabases(
  { name, tables }: ServiceDefinition,
  { databaseUrl, poolSize }: Configuration,
  { statementMs }: Limits,
  onError: (error: Error) => void,
): Promise<Databases> {
  const quick = { statement_timeout: statementMs, lock_timeout: Math.ceil(statementMs / 2) };
  const dataSource = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: [...tables],
    logging: false,
    applicationName: `metodnet ${name}`,
    poolErrorHandler: onError,
    extra: {
      max: poolSize,
      connectionTimeoutMillis: CONNECT_MS,
      idle_in_transaction_session_timeout: 30_000,
      options: WITHOUT_JIT,
      ...quick,
    },
  });
  const lookups = new pg.Pool({
    connectionString: databaseUrl,
    max: 2,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: `metodnet ${name} look-ups`,
    options: WITHOUT_JIT,
    ...quick,
  });
  // A server that goes away takes idle connections with it; pg would end the process over that.
  lookups.on('error', onError);
  await dataSource.initialize();

  return {
    dataSource,
    lookups,
    usage: () => [...usageOf('works', (dataSource.driver as PostgresDriver).master), ...usageOf('look-ups', lookups)],
    end: async () => {
      await Promise.all([dataSource.destroy(), lookups.end()]);
    },
  };
}

const usageOf = (pool: string, { totalCount, idleCount, waitingCount }: pg.Pool): GaugeValue[] =>
  Object.entries({ total: totalCount, idle: idleCount, waiting: waitingCount }).map(([state, value]) => ({
    labels: { pool, state },
    value,
  }));

/** A pool as the little that scope asks of a database. */
export const sqlOf = (pool: pg.Pool): Sql => ({
  query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
    (await pool.query<Row & pg.QueryResultRow>(text, [...params])).rows,
});
