import type { DatabaseUrls } from '@metodnet/store';

/** What every process of the suite is told alike. */
export interface Common {
  readonly natsUrl: string;
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly gatewaySecret: string;
  readonly logLevel: string;
  /** Place of its own log level, telemetry and so on: what a person has set for all. */
  readonly inherited: NodeJS.ProcessEnv;
}

/**
 * For the Node of a subgraph. V8 lets its young generation grow with the machine's memory, beyond 100 MiB on 24 GiB, for what is thrown away
 * a moment later; 24 MiB (three times this) do. docker-compose.yml says the same. Large objects and caches are not touched by it.
 */
export const SUBGRAPH_NODE_OPTIONS = '--max-semi-space-size=8';

/** The environment of a subgraph, as docs/operations.md describes it. */
export function serviceEnvironment(
  common: Common,
  urls: DatabaseUrls,
  port: number,
  /** Where each service answers for events that the stream no longer holds. */
  replayUrls: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  return {
    NODE_OPTIONS: SUBGRAPH_NODE_OPTIONS,
    ...shared(common),
    METODNET_DATABASE_URL: urls.appUrl,
    METODNET_WORKER_DATABASE_URL: urls.workerUrl,
    METODNET_OWNER_DATABASE_URL: urls.ownerUrl,
    METODNET_NATS_URL: common.natsUrl,
    METODNET_PORT: String(port),
    METODNET_REPLAY_URLS: JSON.stringify(replayUrls),
  };
}

export function gatewayEnvironment(
  common: Common,
  { supergraph, placement, port }: { readonly supergraph: string; readonly placement: string; readonly port: number },
): NodeJS.ProcessEnv {
  return {
    ...shared(common),
    METODNET_SUPERGRAPH: supergraph,
    METODNET_PLACEMENT: placement,
    METODNET_PORT: String(port),
  };
}

const shared = ({ inherited, jwksUrl, issuer, gatewaySecret, logLevel }: Common): NodeJS.ProcessEnv => ({
  ...inherited,
  METODNET_NODE: 'local',
  METODNET_HOST: '127.0.0.1',
  METODNET_JWKS_URL: jwksUrl,
  METODNET_ISSUER: issuer,
  METODNET_GATEWAY_SECRET: gatewaySecret,
  METODNET_LOG_LEVEL: logLevel,
});
