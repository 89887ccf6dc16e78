import type { Role } from '@metodnet/contracts';

/** What a role may be allowed to do, as `<subgraph>:<act>`. */
export type Permission =
  /** Change units, their places, structures, sites, acts … of the registry; reading it needs no more than a token. */
  | 'network:write'
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
  | 'reporting:drill'
  /** List and replay dead letters, see lags. */
  | 'operations:run';

const read = ['staffing:read', 'reporting:read'] as const satisfies readonly Permission[];
const readWithNames = [...read, 'staffing:read-names', 'reporting:drill'] as const satisfies readonly Permission[];
const runUnits = [...readWithNames, 'network:write', 'staffing:write'] as const satisfies readonly Permission[];

/** Who may do what, for the unit of the grant and everything below it (catalogue, ROL). */
export const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  'inter-regional-operator': [...read, 'network:write', 'network:grant', 'operations:run'],
  'regional-operator': [...readWithNames, 'network:write', 'network:grant', 'operations:run'],
  'hub-operator': ['reporting:read', 'reporting:drill', 'staffing:read'],
  'education-authority': [...runUnits, 'network:grant'],
  'education-authority-head': [...runUnits, 'network:grant'],
  founder: [...read, 'reporting:drill'],
  'municipal-operator': [...runUnits, 'network:grant', 'operations:run'],
  methodist: [...readWithNames],
  'regional-methodist': [...read],
  'mmo-head': [...read],
  'school-head': [...runUnits],
  'school-coordinator': [...readWithNames, 'staffing:write'],
  educator: ['reporting:read'],
  juror: [],
  controller: [...read, 'reporting:drill'],
  'bi-reader': ['reporting:read'],
  auditor: [...read, 'reporting:drill'],
};
