import { type Role, RoleGranted, RoleRevoked, type UnitLevel } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  isOpaqueSubject,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { overlap, type Span, whyNotBegin, whyNotEnd } from '../span.js';
import type { Unit } from '../unit/unit.js';

export type GrantId = Id<'Grant'>;

/** A role of a subject for a unit and all below it, for a time. */
export interface RoleGrant extends Span {
  readonly id: GrantId;
  readonly unitId: UnitId;
  /** Opaque subject of the identity provider. */
  readonly subject: string;
  readonly role: Role;
  readonly version: number;
}

export type GrantRole = Pick<RoleGrant, 'unitId' | 'subject' | 'role' | 'from' | 'to'>;

/**
 * How high a role stands. One gives and takes back what stands below one's own: the operator of a municipality, who works for
 * its authority, gives no role to its customer, nor to whoever inspects it.
 */
export const standing: Readonly<Record<Role, number>> = {
  'inter-regional-operator': 7,
  'regional-operator': 6,
  'hub-operator': 5,
  'education-authority-head': 5,
  'education-authority': 4,
  founder: 3,
  'municipal-operator': 3,
  controller: 3,
  auditor: 3,
  'regional-methodist': 2,
  methodist: 2,
  'mmo-head': 2,
  'school-head': 2,
  'bi-reader': 1,
  'school-coordinator': 1,
  educator: 1,
  juror: 1,
};

/** Roles that have nobody above them who would do it: they give roles of their own height too. */
const amongPeers: ReadonlySet<Role> = new Set([
  'inter-regional-operator',
  'regional-operator',
  'education-authority-head',
]);

/** The highest standing that a holder of the role may give and take back. */
export const highestGivenBy = (role: Role): number => (amongPeers.has(role) ? standing[role] : standing[role] - 1);

const everywhere: readonly UnitLevel[] = ['INTER_REGIONAL', 'REGION', 'HUB', 'MUNICIPALITY', 'ORGANISATION'];

/** The levels of units for which a role makes sense (ROL). */
export const levelsOf: Readonly<Record<Role, readonly UnitLevel[]>> = {
  'inter-regional-operator': ['INTER_REGIONAL'],
  'regional-operator': ['REGION'],
  'hub-operator': ['HUB'],
  'education-authority': ['REGION', 'MUNICIPALITY'],
  'education-authority-head': ['REGION', 'MUNICIPALITY'],
  founder: ['REGION', 'MUNICIPALITY', 'ORGANISATION'],
  'municipal-operator': ['MUNICIPALITY'],
  methodist: ['REGION', 'MUNICIPALITY', 'ORGANISATION'],
  'regional-methodist': ['REGION', 'MUNICIPALITY', 'ORGANISATION'],
  'mmo-head': ['MUNICIPALITY', 'ORGANISATION'],
  'school-head': ['ORGANISATION'],
  'school-coordinator': ['ORGANISATION'],
  educator: ['ORGANISATION'],
  juror: everywhere,
  controller: everywhere,
  'bi-reader': everywhere,
  auditor: everywhere,
};

/** `highest`: the highest standing that the giver's roles at the unit may give; `giver`: its subject. */
export function grantRole(
  id: GrantId,
  request: GrantRole,
  unit: Unit,
  highest: number,
  held: readonly RoleGrant[],
  giver: string,
): Decision<
  RoleGrant,
  RoleGranted,
  | 'unit-not-there'
  | 'ends-before-it-begins'
  | 'subject-malformed'
  | 'role-of-another-level'
  | 'not-below-ones-own'
  | 'to-oneself'
  | 'held-already'
> {
  const { role, subject, unitId, from, to } = request;
  const misplaced = whyNotBegin(unit, request);
  if (misplaced) return misplaced;
  if (!isOpaqueSubject(subject)) return reject('subject-malformed');
  // Whoever may give a role may not therefore have what it allows: names, for the inter-regional operator.
  if (subject === giver) return reject('to-oneself');
  if (!levelsOf[role].includes(unit.level)) return reject('role-of-another-level', { role, level: unit.level });
  if (standing[role] > highest) return reject('not-below-ones-own', { role });
  const same = held.find((grant) => grant.subject === subject && grant.role === role && overlap(grant, request));
  if (same) return reject('held-already', { from: same.from });

  return accept({ id, ...request, version: 0 }, RoleGranted({ grantId: id, subject, role, unitId, from, to }));
}

export function revokeRole(
  grant: RoleGrant,
  revokedOn: CalendarDate,
  highest: number,
): Decision<RoleGrant, RoleRevoked, 'ended-already' | 'ends-before-it-began' | 'not-below-ones-own'> {
  const late = whyNotEnd(grant, revokedOn);
  if (late) return late;
  if (standing[grant.role] > highest) return reject('not-below-ones-own', { role: grant.role });
  return accept({ ...grant, to: revokedOn }, RoleRevoked({ grantId: grant.id, revokedOn }));
}
