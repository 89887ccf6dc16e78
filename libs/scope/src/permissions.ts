import type { Role } from '@metodnet/contracts';

/** What a role may be allowed to do, as `<subgraph>:<act>`. */
export type Permission =
  /** Keep a unit's own records in the registry: local acts, structures, web sections, contingent; reading needs only a token. */
  | 'network:write'
  /** Decide about units: register, rename, move, merge, split, close; categories, sites, relations, hub agreements. */
  | 'network:govern'
  /** Give roles to subjects and take them back. */
  | 'network:grant'
  /** See posts, qualifications and people's opaque ids. */
  | 'staffing:read'
  /** See names and contacts of people. */
  | 'staffing:read-names'
  | 'staffing:write'
  /** See indicators. */
  | 'reporting:read'
  /** Go from a figure to the domain events behind it. */
  | 'reporting:drill';

const read = ['staffing:read', 'reporting:read'] as const satisfies readonly Permission[];
const readWithNames = [...read, 'staffing:read-names', 'reporting:drill'] as const satisfies readonly Permission[];
const keepUnit = [...readWithNames, 'network:write', 'staffing:write'] as const satisfies readonly Permission[];
const runUnits = [...keepUnit, 'network:govern', 'network:grant'] as const satisfies readonly Permission[];

/** Who may do what, for the unit of the grant and everything below it (catalogue, ROL). */
export const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  'inter-regional-operator': [...read, 'network:write', 'network:govern', 'network:grant'],
  'regional-operator': [...readWithNames, 'network:write', 'network:govern', 'network:grant'],
  'hub-operator': ['reporting:read', 'reporting:drill', 'staffing:read'],
  'education-authority': runUnits,
  'education-authority-head': runUnits,
  founder: [...read, 'reporting:drill'],
  'municipal-operator': runUnits,
  methodist: [...readWithNames],
  'regional-methodist': [...read],
  'mmo-head': [...read],
  'school-head': keepUnit,
  'school-coordinator': [...readWithNames, 'staffing:write'],
  educator: ['reporting:read'],
  juror: [],
  controller: [...read, 'reporting:drill'],
  'bi-reader': ['reporting:read'],
  auditor: [...read, 'reporting:drill'],
};

/**
 * How many steps below the unit of the grant a role's say in the registry reaches; the others' has no end. The regions are
 * partners (ROL-03, NET-02): the inter-regional operator sets them up and appoints their operators, what is below is theirs.
 */
const registryDepth: Readonly<Partial<Record<Role, number>>> = { 'inter-regional-operator': 1 };

/** How far below the unit of the grant a permission of a role reaches; null when all the way. */
export const depthOf = (role: Role, permission: Permission): number | null =>
  permission.startsWith('network:') ? (registryDepth[role] ?? null) : null;
