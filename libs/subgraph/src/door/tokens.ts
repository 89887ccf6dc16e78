import {
  type CalendarDate,
  type Clock,
  isCalendarDate,
  isGlobalId,
  isOpaqueSubject,
  isUnitId,
  type PersonId,
} from '@metodnet/kernel';
import type { Grant } from '@metodnet/scope';
import { permissions } from '@metodnet/scope';
import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose';
import { unavailable } from '../errors/describe-error.js';
import { unauthenticated } from '../vocabulary/access.js';

/** What a verified token says of its bearer. */
export interface Identity {
  readonly subject: string;
  readonly person: PersonId | null;
  readonly grants: readonly Grant[];
  readonly scopes: readonly string[];
}

/** Whose tokens are believed. */
export interface TokenIssuer {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

const MAX_TOKEN_LENGTH = 8_192;
/** One question to the gateway becomes several to its subgraphs, with the same token: a signature is checked once for them. */
const KEPT_MS = 5_000;
const KEPT_TOKENS = 1_000;

/**
 * Verifies access tokens: fixed algorithms, one issuer, one audience, `typ: at+jwt`, keys from the configured set alone (never from the
 * token). Keys are kept ten minutes; a key not known is asked for at most every 30 s; while the issuer is away the last good set serves.
 */
export function tokenVerifier(
  { jwksUrl, issuer, audience }: TokenIssuer,
  clock: Clock,
): (token: string) => Promise<Identity> {
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    cacheMaxAge: 600_000,
    cooldownDuration: 30_000,
    timeoutDuration: 2_000,
    [customFetch]: keepingLastGood(),
  });
  const verified = new Map<string, { readonly identity: Identity; readonly until: number }>();
  return async (token) => {
    if (token.length > MAX_TOKEN_LENGTH) throw unauthenticated();
    const before = verified.get(token);
    if (before && Date.now() < before.until) return before.identity;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['EdDSA', 'RS256'],
        issuer,
        audience,
        typ: 'at+jwt',
        clockTolerance: 30,
        requiredClaims: ['exp', 'sub', 'iat'],
        currentDate: clock.now(),
      });
      const identity = identityOf(payload);
      if (verified.size >= KEPT_TOKENS) verified.clear();
      verified.set(token, { identity, until: Math.min(Date.now() + KEPT_MS, Number(payload.exp) * 1_000) });
      return identity;
    } catch (error) {
      throw isOfTheToken(error) ? unauthenticated() : unavailable();
    }
  };
}

/** Answers the set last fetched when the issuer fails: tokens stay good while their issuer is down. */
function keepingLastGood() {
  let lastGood: string | null = null;
  return async (url: string, options: RequestInit): Promise<Response> => {
    try {
      const response = await fetch(url, options);
      const body = await response.text();
      if (response.ok && isKeySet(body)) lastGood = body;
    } catch (error) {
      if (lastGood === null) throw error;
    }
    if (lastGood === null) throw new Error('The issuer gave no key set');
    return new Response(lastGood, { headers: { 'content-type': 'application/json' } });
  };
}

function isKeySet(body: string): boolean {
  try {
    return Array.isArray((JSON.parse(body) as { keys?: unknown }).keys);
  } catch {
    return false;
  }
}

const isOfTheToken = (error: unknown) =>
  error instanceof BadClaims || (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout));

class BadClaims extends Error {}

/** Reads our own claims; a token whose issuer signed nonsense is no token. Roles that this version does not know give nothing. */
function identityOf({ sub, person, grants = [], scope = '' }: JWTPayload): Identity {
  if (
    typeof sub !== 'string' ||
    !isOpaqueSubject(sub) ||
    typeof scope !== 'string' ||
    !Array.isArray(grants) ||
    grants.length > 200
  )
    throw new BadClaims();
  if (person != null && !(typeof person === 'string' && isGlobalId(person))) throw new BadClaims();
  return {
    subject: sub,
    person: (person as PersonId | undefined) ?? null,
    grants: grants.flatMap(grantOf),
    scopes: scope.split(' ').filter(Boolean),
  };
}

const BEGINNING = '1900-01-01' as CalendarDate;

function grantOf(claim: unknown): Grant[] {
  const { role, unit, from, to } = (claim ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof role !== 'string' || typeof unit !== 'string' || !isUnitId(unit)) throw new BadClaims();
  if (!isDayOrAbsent(from) || !isDayOrAbsent(to)) throw new BadClaims();
  if (!Object.hasOwn(permissions, role)) return [];
  return [{ role: role as Grant['role'], unit, from: from ?? BEGINNING, to: to ?? null }];
}

const isDayOrAbsent = (value: unknown): value is CalendarDate | null | undefined =>
  value == null || (typeof value === 'string' && isCalendarDate(value));
