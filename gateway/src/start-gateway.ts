import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import type { GatewayConfig } from './config.js';
import { Gateway } from './gateway.js';
import { Metrics } from './http/metrics.js';
import { Turnstile } from './http/overload.js';
import { createServer } from './http/server.js';
import { Identity } from './identity/identity.js';
import { KeySet } from './identity/key-set.js';
import { defaultLimits } from './operation/limits.js';
import { Operations } from './operation/operations.js';
import { noTrustedDocuments, TrustedDocuments } from './operation/trusted-documents.js';
import { PlacementFile } from './placement/placement-file.js';
import { hivePlanner } from './planning/planner.js';
import { Plans } from './planning/plans.js';
import { readSupergraph } from './supergraph/supergraph.js';
import { errorForLog } from './telemetry/error-for-log.js';
import { defaultTransport, SubgraphClient } from './transport/subgraph-client.js';

const room = { atWork: 64, waiting: 64 };
const BODY_BYTES = 256 * 1024;
const KEYS_FRESH_MS = 600_000;
const KEYS_COOL_DOWN_MS = 30_000;

export interface RunningGateway {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** Says that it is not ready, serves for a while, then what is under way, and closes. */
  stop(): Promise<void>;
}

/** Starts the gateway; resolves when it listens. Logs go to stderr. */
export async function startGateway(config: GatewayConfig): Promise<RunningGateway> {
  const log = pino({ level: config.logLevel, name: 'gateway', serializers: { err: errorForLog } }, pino.destination(2));
  const supergraph = readSupergraph(await readFile(config.supergraph, 'utf8'));
  const placement = await PlacementFile.open(config.placement, log);
  const { nodes, default: everyone } = placement.current;
  const homeless = supergraph.subgraphs.filter((subgraph) => nodes[everyone]?.[subgraph] === undefined);
  if (homeless.length > 0) log.warn({ homeless, node: everyone }, 'The default node does not run these subgraphs');
  const documents = config.trustedDocuments
    ? await TrustedDocuments.open(config.trustedDocuments, config.trustMode)
    : noTrustedDocuments;
  const keys = new KeySet({ url: config.jwksUrl, freshMs: KEYS_FRESH_MS, coolDownMs: KEYS_COOL_DOWN_MS }, log);
  await keys.refresh();

  const turnstile = new Turnstile({ ...room, perCaller: config.requestsPerCaller });
  const metrics = new Metrics(() => turnstile.working);
  const client = new SubgraphClient(
    {
      ...defaultTransport,
      secret: config.secret,
      timeoutMs: config.subgraphTimeoutMs,
      absence: { ...defaultTransport.absence, ms: config.restartMs },
    },
    metrics.call,
  );
  const gateway = new Gateway({
    supergraph,
    operations: new Operations(supergraph, defaultLimits),
    plans: new Plans(hivePlanner(supergraph.sdl), supergraph.api),
    client,
    placement: () => placement.current,
    documents,
    introspection: config.introspection,
    deadlineMs: config.deadlineMs,
  });
  let isStopping = false;
  const server = createServer({
    gateway,
    identity: new Identity(config, keys.keyOf),
    turnstile,
    metrics,
    log,
    bodyBytes: BODY_BYTES,
    deadlineMs: config.deadlineMs,
    isReady: () => keys.isReady,
    isStopping: () => isStopping,
  });
  await server.listen({ host: config.host, port: config.port });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://${config.host}:${port}/graphql`,
    async stop() {
      isStopping = true;
      await wait(config.drainMs);
      await server.close();
      placement.close();
      await client.close();
    },
  };
}
