import { type Role, RoleGranted, RoleRevoked, type UnitLevel } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
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

/** How high a role stands: nobody gives a role above one's own. */
export const standing: Readonly<Record<Role, number>> = {
  'inter-regional-operator': 6,
  'regional-operator': 5,
  'hub-operator': 4,
  'education-authority-head': 4,
  'education-authority': 3,
  founder: 3,
  'municipal-operator': 3,
  controller: 2,
  auditor: 2,
  'regional-methodist': 2,
  methodist: 2,
  'mmo-head': 2,
  'school-head': 2,
  'bi-reader': 1,
  'school-coordinator': 1,
  educator: 1,
  juror: 1,
};

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

/** `ownStanding`: the highest standing among the giver's roles that reach the unit with the right to give. */
export function grantRole(
  id: GrantId,
  request: GrantRole,
  unit: Unit,
  ownStanding: number,
  held: readonly RoleGrant[],
): Decision<
  RoleGrant,
  RoleGranted,
  | 'unit-not-there'
  | 'ends-before-it-begins'
  | 'subject-empty'
  | 'role-of-another-level'
  | 'above-ones-own'
  | 'held-already'
> {
  const { role, subject, unitId, from, to } = request;
  const misplaced = whyNotBegin(unit, request);
  if (misplaced) return misplaced;
  if (!subject.trim() || subject.length > 200) return reject('subject-empty');
  if (!levelsOf[role].includes(unit.level)) return reject('role-of-another-level', { role, level: unit.level });
  if (standing[role] > ownStanding) return reject('above-ones-own', { role });
  const same = held.find((grant) => grant.subject === subject && grant.role === role && overlap(grant, request));
  if (same) return reject('held-already', { from: same.from });

  return accept({ id, ...request, version: 0 }, RoleGranted({ grantId: id, subject, role, unitId, from, to }));
}

export function revokeRole(
  grant: RoleGrant,
  revokedOn: CalendarDate,
  ownStanding: number,
): Decision<RoleGrant, RoleRevoked, 'ended-already' | 'ends-before-it-began' | 'above-ones-own'> {
  const late = whyNotEnd(grant, revokedOn);
  if (late) return late;
  if (standing[grant.role] > ownStanding) return reject('above-ones-own', { role: grant.role });
  return accept({ ...grant, to: revokedOn }, RoleRevoked({ grantId: grant.id, revokedOn }));
}
