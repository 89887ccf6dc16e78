import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';

export interface KeySetSettings {
  readonly url: string;
  /** How long a set is taken as fresh. */
  readonly freshMs: number;
  /** The least time between two looks for an unknown key: a flood of made-up keys must not reach the issuer. */
  readonly coolDownMs: number;
}

const PATIENCE_MS = 3000;
/** Without any keys the issuer is asked more eagerly: nobody can be served before. */
const EAGER_MS = 500;

/**
 * The issuer's public keys. Only this configured set counts, never a key that a token brings. An issuer that is down
 * does not matter while its last good set is known.
 */
export class KeySet {
  #find: ReturnType<typeof createLocalJWKSet> | null = null;
  #fetchedAt = 0;
  #triedAt = 0;
  #underWay: Promise<void> | null = null;

  constructor(
    private readonly settings: KeySetSettings,
    private readonly log: Logger,
  ) {}

  /** The key of a token; throws jose's errors when there is none. */
  readonly keyOf: JWTVerifyGetKey = async (header, token) => {
    const isOld = Date.now() - this.#fetchedAt > this.settings.freshMs;
    if (!this.#find && this.#mayTry(EAGER_MS)) await this.refresh();
    else if (isOld && this.#mayTry()) void this.refresh();
    try {
      return await this.#known(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !this.#mayTry()) throw error;
      await this.refresh();
      return this.#known(header, token);
    }
  };

  /** Whether there are keys to verify with. */
  get isReady(): boolean {
    return this.#find !== null;
  }

  /** Fetches the set anew; keeps the one it has when that fails. */
  refresh(): Promise<void> {
    this.#underWay ??= this.#fetch().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #fetch(): Promise<void> {
    this.#triedAt = Date.now();
    try {
      const response = await fetch(this.settings.url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const { keys } = (await response.json()) as JSONWebKeySet;
      this.#find = createLocalJWKSet({ keys: keys.filter(({ kty }) => kty === 'OKP' || kty === 'RSA') });
      this.#fetchedAt = Date.now();
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'The issuer gave no keys');
    }
  }

  #known: JWTVerifyGetKey = (header, token) => {
    if (!this.#find) throw new errors.JWKSNoMatchingKey();
    return this.#find(header, token);
  };

  #mayTry(pauseMs = this.settings.coolDownMs): boolean {
    return this.#underWay !== null || Date.now() - this.#triedAt > pauseMs;
  }
}
