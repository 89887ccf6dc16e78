import type { Role } from '@metodnet/contracts';
import { type CalendarDate, forbidden, type PersonId, type UnitId, validOn } from '@metodnet/kernel';
import { depthOf, type Permission, permissions } from './permissions.js';

/** A role for a unit and everything below it, from its first day until the day it no longer holds. */
export interface Grant {
  readonly role: Role;
  readonly unit: UnitId;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** Whoever asks: an opaque subject with dated grants, and the person it is, when it is one of the network's. */
export interface Actor {
  readonly subject: string;
  readonly person: PersonId | null;
  readonly grants: readonly Grant[];
  /** The day on which grants and reach are judged. */
  readonly today: CalendarDate;
  readonly request?: RequestIdentity;
}

/** By which a request is recognised: in logs, in traces, and when it is repeated. */
export interface RequestIdentity {
  readonly id: string;
  readonly traceparent?: string;
  readonly idempotency?: { readonly key: string; readonly bodyHash: string };
}

/** A unit with all above it on a day, itself first, along both hierarchies. */
export interface UnitPath {
  readonly unit: UnitId;
  readonly administrative: readonly UnitId[];
  readonly network: readonly UnitId[];
}

/** The grants that hold today. */
export const currentGrants = (actor: Actor): readonly Grant[] =>
  actor.grants.filter((grant) => validOn(grant, actor.today));

/** Whether a grant of the actor gives the permission at the end of the path. A hub operator's authority follows the hub. */
export function may(actor: Actor, permission: Permission, path: UnitPath): boolean {
  return currentGrants(actor).some(({ role, unit }) => {
    if (!permissions[role].includes(permission)) return false;
    const above = (role === 'hub-operator' ? path.network : path.administrative).indexOf(unit);
    return above >= 0 && above <= (depthOf(role, permission) ?? above);
  });
}

/** As {@link may}; throws FORBIDDEN when it is not so. */
export function must(actor: Actor, permission: Permission, path: UnitPath): void {
  if (!may(actor, permission, path)) throw forbidden(permission);
}

/** Whether the actor holds the permission anywhere: the cheap first question before a list is read. */
export const mayAnywhere = (actor: Actor, permission: Permission): boolean =>
  currentGrants(actor).some(({ role }) => permissions[role].includes(permission));
