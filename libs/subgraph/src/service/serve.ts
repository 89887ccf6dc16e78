import { busMigrations } from '@metodnet/bus';
import { type Clock, systemClock, today } from '@metodnet/kernel';
import { UnitTree } from '@metodnet/scope';
import { expectedMigrations, migrate, storeMigrations, Works } from '@metodnet/store';
import { registryGrants } from '../door/registry-grants.js';
import { tokenVerifier } from '../door/tokens.js';
import { visitors } from '../door/visitors.js';
import { errorForLog } from '../errors/error-for-log.js';
import { defaultLimits } from '../limits/limits.js';
import { buildSubgraph } from '../schema/build-subgraph.js';
import { readiness } from '../server/health.js';
import { httpService } from '../server/http.js';
import { makeLogger } from '../telemetry/logger.js';
import { makeMetrics } from '../telemetry/metrics.js';
import { startBackground } from './background.js';
import type { Configuration } from './configuration.js';
import { openDatabases, sqlOf } from './databases.js';
import type { ServiceDefinition } from './define-service.js';

/** A service that answers. */
export interface Serving {
  /** Where, without a path: `http://127.0.0.1:41234`. */
  readonly url: string;
  /** Stops it so that no request that was accepted is lost; safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts a service: migrations (when it is given the owner's database), pools, schema, HTTP, relay and projections. The broker may be
 * away: the API serves, and what it commits waits in the outbox.
 */
export async function serve(
  definition: ServiceDefinition,
  configuration: Configuration,
  { clock = systemClock }: { readonly clock?: Clock } = {},
): Promise<Serving> {
  const { name } = definition;
  const limits = { ...defaultLimits, ...definition.limits };
  const log = makeLogger(name, configuration.node, configuration.logLevel);
  const sources = [storeMigrations, busMigrations, { name, dir: definition.migrations }];
  if (configuration.ownerDatabaseUrl) await migrate(configuration.ownerDatabaseUrl, sources);

  const databases = await openDatabases(definition, configuration, limits, (error) =>
    log.warn({ error: errorForLog(error) }, 'An idle database connection was lost'),
  );
  const lookups = sqlOf(databases.lookups);
  const units = new UnitTree(lookups, () => today(clock, configuration.timeZone));
  let ownUrl = '';
  const service = definition.build({
    works: new Works(databases.dataSource),
    units,
    clock,
    timeZone: configuration.timeZone,
    log,
    mail: configuration.mail,
    publicUrl: (path) => `${(configuration.publicUrl ?? ownUrl).replace(/\/+$/, '')}${path}`,
  });
  const metrics = makeMetrics(name, log);
  const background = startBackground(name, configuration, service, metrics, log);

  for (const { name: gauge, help, read } of service.gauges ?? []) metrics.gauge(gauge, help, read);
  metrics.gauges('db_connections', 'Connections for look-ups and units of work', ['pool', 'state'], () =>
    databases.usage(),
  );

  let running = true;
  const http = await httpService({
    schema: await buildSubgraph(service),
    limits,
    gatewaySecret: configuration.gatewaySecret,
    clock,
    log,
    metrics,
    visitorOf: visitors({
      verify: tokenVerifier(configuration, clock),
      registered: registryGrants(lookups),
      clock,
      timeZone: configuration.timeZone,
    }),
    readiness: readiness(lookups, await expectedMigrations(sources), () => running),
    isStopping: () => !running,
    replay: background.replay,
    pages: service.pages ?? [],
    timeZone: configuration.timeZone,
  });
  const url = await http.listen(configuration.host, configuration.port);
  ownUrl = url;
  log.info({ url }, 'Ready');

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    running = false;
    await new Promise((resolve) => setTimeout(resolve, configuration.drainMs));
    await http.stop();
    await background.stop();
    await databases.end();
    log.info('Stopped');
  };
  return {
    url,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
