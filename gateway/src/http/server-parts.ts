import type { Logger } from 'pino';
import type { Gateway } from '../gateway.js';
import type { Identity } from '../identity/identity.js';
import type { Metrics } from './metrics.js';
import type { Turnstile } from './overload.js';

/** What the HTTP server is made of. */
export interface ServerParts {
  readonly gateway: Gateway;
  readonly identity: Identity;
  readonly turnstile: Turnstile;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly bodyBytes: number;
  /** For a whole request. */
  readonly deadlineMs: number;
  /** Whether requests can be served: there are keys to verify tokens with. */
  readonly isReady: () => boolean;
  /** Whether it has been told to stop: it still answers, and asks its clients to go elsewhere. */
  readonly isStopping: () => boolean;
}
