import { type Clock, today } from '@metodnet/kernel';
import { type Actor, currentGrants, type Grant, permissions } from '@metodnet/scope';
import type { FastifyRequest } from 'fastify';
import { unauthenticated } from '../vocabulary/access.js';
import { type OperationBody, requestIdentity } from './request-identity.js';
import type { Identity } from './tokens.js';

/** Whoever stands behind a request. */
export interface Visitor {
  readonly actor: Actor;
  readonly scopes: ReadonlySet<string>;
}

/** Where identities and grants come from. */
export interface VisitorSources {
  readonly verify: (token: string) => Promise<Identity>;
  readonly registered: (subject: string) => Promise<readonly Grant[]>;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** Makes the actor of a request out of its token, the registry's grants and today's date. Throws UNAUTHENTICATED. */
export function visitors({ verify, registered, clock, timeZone }: VisitorSources) {
  return async (request: FastifyRequest, traceparent: string | undefined): Promise<Visitor> => {
    const identity = requestIdentity(request.headers, request.state.correlationId, request.body as OperationBody);
    const today_ = today(clock, timeZone);
    if (request.state.composing) {
      return { actor: { subject: '', person: null, grants: [], today: today_, request: identity }, scopes: new Set() };
    }
    const { subject, person, grants, scopes } = await verify(bearerToken(request));
    const actor: Actor = {
      subject,
      person,
      grants: [...grants, ...(await registered(subject))],
      today: today_,
      request: traceparent ? { ...identity, traceparent } : identity,
    };
    const permitted = currentGrants(actor).flatMap(({ role }) => permissions[role]);
    return { actor, scopes: new Set<string>([...scopes, ...permitted]) };
  };
}

/** The one bearer token of the request: with two it would depend on the reader whose it is. */
function bearerToken({ raw }: FastifyRequest): string {
  const given = raw.headersDistinct.authorization ?? [];
  const [, token] = /^Bearer ([\w.-]+)$/i.exec(given[0] ?? '') ?? [];
  if (given.length !== 1 || !token) throw unauthenticated();
  return token;
}
