import type { IntrospectionPolicy } from './gateway.js';
import type { TrustMode } from './operation/trusted-documents.js';

/** Everything that an operator decides. */
export interface GatewayConfig {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Path of the supergraph. */
  readonly supergraph: string;
  /** Path of the placement table. */
  readonly placement: string;
  /** Shared with the subgraphs: signs what the gateway asks them. */
  readonly secret: string;
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly anonymous: boolean;
  readonly introspection: IntrospectionPolicy;
  /** Path of the list of trusted documents, if there is one. */
  readonly trustedDocuments: string | null;
  readonly trustMode: TrustMode;
  readonly subgraphTimeoutMs: number;
  readonly deadlineMs: number;
  /** How long calls wait for a subgraph to which there is no connection, as while it is restarted; 0: not at all. */
  readonly restartMs: number;
  /** How long a gateway that is told to stop still takes requests, so that load balancers notice that it is not ready. */
  readonly drainMs: number;
  /** How many requests of one caller may be under way. */
  readonly requestsPerCaller: number;
  readonly logLevel: string;
  /** In which it is decided what day today is, for dated grants; the services have the same. */
  readonly timeZone: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. Throws an Error that names what is missing or wrong. */
export function configFrom(env: Environment): GatewayConfig {
  const needed = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  const whole = (name: string, otherwise: number): number => {
    const value = env[name] ? Number(env[name]) : otherwise;
    if (!Number.isInteger(value) || value < 0) throw new Error(`${name} is not a whole number`);
    return value;
  };
  const oneOf = <Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value => {
    const value = values.find((candidate) => candidate === (env[name] || values[0]));
    if (!value) throw new Error(`${name} is none of ${values.join(', ')}`);
    return value;
  };
  const zone = (name: string, otherwise: string): string => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: env[name] || otherwise }).resolvedOptions().timeZone;
    } catch {
      throw new Error(`${name} is no time zone`);
    }
  };
  return {
    host: env.METODNET_HOST || '127.0.0.1',
    port: whole('METODNET_PORT', 4000),
    supergraph: needed('METODNET_SUPERGRAPH'),
    placement: needed('METODNET_PLACEMENT'),
    secret: needed('METODNET_GATEWAY_SECRET'),
    jwksUrl: needed('METODNET_JWKS_URL'),
    issuer: needed('METODNET_ISSUER'),
    audience: env.METODNET_AUDIENCE || 'metodnet',
    anonymous: oneOf('METODNET_ANONYMOUS', ['refuse', 'serve']) === 'serve',
    introspection: oneOf('METODNET_INTROSPECTION', ['authenticated', 'everyone', 'nobody']),
    trustedDocuments: env.METODNET_TRUSTED_DOCUMENTS || null,
    trustMode: oneOf('METODNET_TRUST_MODE', ['also', 'only']),
    subgraphTimeoutMs: whole('METODNET_SUBGRAPH_TIMEOUT_MS', 5000),
    deadlineMs: whole('METODNET_DEADLINE_MS', 10_000),
    restartMs: whole('METODNET_RESTART_MS', 3000),
    drainMs: whole('METODNET_DRAIN_MS', 0),
    requestsPerCaller: whole('METODNET_REQUESTS_PER_CALLER', 32),
    logLevel: env.METODNET_LOG_LEVEL || 'info',
    timeZone: zone('METODNET_TIME_ZONE', 'Asia/Tomsk'),
  };
}
