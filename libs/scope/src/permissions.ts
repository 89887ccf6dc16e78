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
  /** See who took part in what, by opaque ids; plans and events themselves need only a token. */
  | 'events:read'
  /** Plan and hold events, consult, issue certificates, keep practices and materials. */
  | 'events:write'
  /** Ask for events, send one's own people and pupils to them, answer for the school's side. */
  | 'events:refer'
  /** Give the municipal assignment and order events under agreements. */
  | 'events:order'
  /** See indicators. */
  | 'reporting:read'
  /** Go from a figure to the domain events behind it. */
  | 'reporting:drill';

const read = ['staffing:read', 'reporting:read', 'events:read'] as const satisfies readonly Permission[];
const readWithNames = [...read, 'staffing:read-names', 'reporting:drill'] as const satisfies readonly Permission[];
const keepUnit = [
  ...readWithNames,
  'network:write',
  'staffing:write',
  'events:refer',
] as const satisfies readonly Permission[];
const runUnits = [
  ...keepUnit,
  'network:govern',
  'network:grant',
  'events:write',
] as const satisfies readonly Permission[];

/** Who may do what, for the unit of the grant and everything below it (catalogue, ROL). */
export const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  'inter-regional-operator': [...read, 'network:write', 'network:govern', 'network:grant', 'events:write'],
  'regional-operator': [...readWithNames, 'network:write', 'network:govern', 'network:grant', 'events:write'],
  'hub-operator': ['reporting:read', 'reporting:drill', 'staffing:read', 'events:read', 'events:write'],
  'education-authority': [...runUnits, 'events:order'],
  'education-authority-head': [...runUnits, 'events:order'],
  founder: [...read, 'reporting:drill', 'events:order'],
  'municipal-operator': runUnits,
  methodist: [...readWithNames, 'events:write'],
  'regional-methodist': [...read, 'events:write'],
  'mmo-head': [...read, 'events:write'],
  'school-head': keepUnit,
  'school-coordinator': [...readWithNames, 'staffing:write', 'events:refer'],
  educator: ['reporting:read'],
  juror: [],
  controller: [...read, 'reporting:drill'],
  'bi-reader': ['reporting:read'],
  auditor: [...read, 'reporting:drill'],
};

/**
 * How many steps below the unit of the grant a role's say reaches; the others' has no end. The regions are partners (ROL-03,
 * NET-02): the inter-regional operator sets them up and appoints their operators, what is below is theirs. Regions and hubs hold
 * events of their own and leave those of the municipalities to them.
 */
const depths: readonly {
  readonly of: (permission: Permission) => boolean;
  readonly steps: Partial<Record<Role, number>>;
}[] = [
  { of: (permission) => permission.startsWith('network:'), steps: { 'inter-regional-operator': 1 } },
  {
    of: (permission) => permission === 'events:write',
    steps: { 'inter-regional-operator': 0, 'hub-operator': 0, 'regional-operator': 1, 'regional-methodist': 1 },
  },
];

/** How far below the unit of the grant a permission of a role reaches; null when all the way. */
export const depthOf = (role: Role, permission: Permission): number | null =>
  depths.find(({ of }) => of(permission))?.steps[role] ?? null;
