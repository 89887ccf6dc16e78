import { createHash } from 'node:crypto';
import {
  type CalendarDate,
  type Clock,
  isCalendarDate,
  isGlobalId,
  isOpaqueSubject,
  isUnitId,
  systemClock,
  today,
} from '@metodnet/kernel';
import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { Refusal } from '../refusal/refusal.js';

/** Who asks. */
export interface Caller {
  /** Null for someone without a token. */
  readonly token: string | null;
  /** The same person or program whatever the token; empty for someone without one. */
  readonly subject: string;
  /** Stands for the token where it is compared or remembered. */
  readonly fingerprint: string;
  /** What the caller holds: `authenticated`, `scope:<name>`, `policy:<name>`. */
  readonly held: ReadonlySet<string>;
}

export interface IdentitySettings {
  readonly issuer: string;
  readonly audience: string;
  /** Whether requests without a token are served; what needs no token is then all that they get. */
  readonly anonymous: boolean;
  /** In which it is decided what day today is: that of the services, so that a grant begins and ends for all at once. */
  readonly timeZone: string;
}

const LONGEST_TOKEN = 8192;
const CLOCK_TOLERANCE_S = 30;
/** How long a verified token is not verified again: a key taken back by the issuer is noticed after that, as is midnight. */
const REMEMBERED_MS = 30_000;

const nobody: Caller = { token: null, subject: '', fingerprint: '', held: new Set() };

/** Verifies access tokens. Every failure is the same refusal, so that it teaches nothing about tokens. */
export class Identity {
  readonly #verified = new LRUCache<string, { readonly caller: Caller; readonly until: number }>({ max: 5000 });

  constructor(
    private readonly settings: IdentitySettings,
    private readonly keyOf: JWTVerifyGetKey,
    private readonly clock: Clock = systemClock,
  ) {}

  /** The caller of a request with these `Authorization` headers. Throws a Refusal. */
  async callerOf(authorization: readonly string[]): Promise<Caller> {
    if (authorization.length === 0 && this.settings.anonymous) return nobody;
    const [only, another] = authorization;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(only ?? '')?.[1];
    if (!token || another !== undefined || token.length > LONGEST_TOKEN) throw unauthenticated();
    const known = this.#verified.get(token);
    if (known && Date.now() < known.until) return known.caller;
    return this.#verify(token).catch(() => {
      throw unauthenticated();
    });
  }

  async #verify(token: string): Promise<Caller> {
    const { issuer, audience, timeZone } = this.settings;
    const { payload } = await jwtVerify(token, this.keyOf, {
      algorithms: ['EdDSA', 'RS256'],
      issuer,
      audience,
      typ: 'at+jwt',
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'sub', 'iat'],
    });
    const fingerprint = createHash('sha256').update(token).digest('base64url');
    const claims = soundOf(payload);
    const held = heldBy(claims, today(this.clock, timeZone));
    const caller: Caller = { token, subject: claims.subject, fingerprint, held };
    const expired = ((payload.exp ?? 0) + CLOCK_TOLERANCE_S) * 1000;
    this.#verified.set(token, { caller, until: Math.min(Date.now() + REMEMBERED_MS, expired) });
    return caller;
  }
}

/** A token whose issuer signed nonsense is no token: every claim is judged as subgraphs judge it, so that all doors say the same. */
function soundOf({ sub, person, scope = '', grants = [] }: JWTPayload): Claims {
  const isNamed = typeof sub === 'string' && isOpaqueSubject(sub);
  const isPerson = person == null || (typeof person === 'string' && isGlobalId(person));
  if (!isNamed || !isPerson || typeof scope !== 'string' || !Array.isArray(grants) || grants.length > 200)
    throw new Error('Malformed claims');
  if (!grants.every(isGrant)) throw new Error('Malformed claims');
  return { subject: sub, scope, grants };
}

/**
 * Scopes come from the claim `scope`. A policy is met by a grant of the role of that name in the token; what the grant
 * reaches is for the subgraphs to say.
 */
function heldBy({ scope, grants }: Claims, day: CalendarDate): ReadonlySet<string> {
  const scopes = scope.split(' ').filter((name) => name !== '');
  const roles = grants.filter((grant) => isInForce(grant, day));
  return new Set([
    'authenticated',
    ...scopes.map((name) => `scope:${name}`),
    ...roles.map(({ role }) => `policy:${role}`),
  ]);
}

interface Claims {
  readonly subject: string;
  readonly scope: string;
  readonly grants: readonly TokenGrant[];
}

interface TokenGrant {
  readonly role: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

function isGrant(grant: unknown): grant is TokenGrant {
  const { role, unit, from, to } = (grant ?? {}) as Readonly<Record<string, unknown>>;
  return (
    typeof role === 'string' && typeof unit === 'string' && isUnitId(unit) && isDayOrAbsent(from) && isDayOrAbsent(to)
  );
}

const isDayOrAbsent = (value: unknown): boolean =>
  value == null || (typeof value === 'string' && isCalendarDate(value));

const isInForce = ({ from, to }: TokenGrant, day: CalendarDate): boolean => (!from || from <= day) && (!to || day < to);

const unauthenticated = () => new Refusal('UNAUTHENTICATED', {}, 401, { 'www-authenticate': 'Bearer' });
