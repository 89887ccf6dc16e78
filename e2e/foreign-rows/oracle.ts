import type { Role } from '@metodnet/contracts';
import { calendarDate, type UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';

/** The day on which everything is asked. */
export const TODAY = calendarDate('2026-03-15');

/**
 * Who may see what, written down by hand from the design (§5) and the table of roles, and never asked of the product: with it the product is
 * compared.
 */
export type Ability =
  | 'read'
  | 'took-part'
  | 'hold'
  | 'refer'
  | 'names'
  | 'staff'
  | 'keep'
  | 'grant'
  | 'figures'
  | 'drill';

const HEADS: readonly Role[] = ['education-authority', 'education-authority-head', 'municipal-operator'];
const SCHOOLS: readonly Role[] = ['school-head', 'school-coordinator'];
const READERS: readonly Role[] = ['founder', 'regional-methodist', 'mmo-head', 'controller', 'auditor'];

const HOLDERS: Readonly<Record<Ability, readonly Role[]>> = {
  read: [...HEADS, ...SCHOOLS, ...READERS, 'inter-regional-operator', 'regional-operator', 'hub-operator', 'methodist'],
  'took-part': [
    ...HEADS,
    ...SCHOOLS,
    ...READERS,
    'inter-regional-operator',
    'regional-operator',
    'hub-operator',
    'methodist',
  ],
  hold: [
    ...HEADS,
    'inter-regional-operator',
    'regional-operator',
    'hub-operator',
    'methodist',
    'regional-methodist',
    'mmo-head',
  ],
  refer: [...HEADS, ...SCHOOLS],
  names: [...HEADS, ...SCHOOLS, 'regional-operator', 'methodist'],
  staff: [...HEADS, ...SCHOOLS],
  keep: [...HEADS, 'school-head', 'inter-regional-operator', 'regional-operator'],
  grant: [...HEADS, 'inter-regional-operator', 'regional-operator'],
  figures: [
    ...HEADS,
    ...SCHOOLS,
    ...READERS,
    'inter-regional-operator',
    'regional-operator',
    'hub-operator',
    'methodist',
    'educator',
    'bi-reader',
  ],
  drill: [...HEADS, ...SCHOOLS, 'regional-operator', 'hub-operator', 'methodist', 'founder', 'controller', 'auditor'],
};

interface Place {
  readonly level: 'INTER_REGIONAL' | 'REGION' | 'HUB' | 'MUNICIPALITY' | 'ORGANISATION';
  /** Who administers it today, or did on its last day. */
  readonly under: string | null;
  /** The hub of a municipality. */
  readonly hub?: string;
}

/** Two regions with everything that the network knows below them. */
export const PLACES: Readonly<Record<string, Place>> = {
  ru: { level: 'INTER_REGIONAL', under: null },
  'ru-tom': { level: 'REGION', under: 'ru' },
  'ru-pnz': { level: 'REGION', under: 'ru' },
  'ru-tom-hub-south': { level: 'HUB', under: 'ru-tom' },
  'ru-tom-hub-north': { level: 'HUB', under: 'ru-tom' },
  'ru-pnz-hub-east': { level: 'HUB', under: 'ru-pnz' },
  'ru-tom-tomsk': { level: 'MUNICIPALITY', under: 'ru-tom', hub: 'ru-tom-hub-south' },
  'ru-tom-seversk': { level: 'MUNICIPALITY', under: 'ru-tom', hub: 'ru-tom-hub-north' },
  /** In no hub. */
  'ru-tom-asino': { level: 'MUNICIPALITY', under: 'ru-tom' },
  'ru-pnz-kuznetsk': { level: 'MUNICIPALITY', under: 'ru-pnz', hub: 'ru-pnz-hub-east' },
  'ru-tom-centre': { level: 'ORGANISATION', under: 'ru-tom' },
  'ru-tom-tomsk-school-1': { level: 'ORGANISATION', under: 'ru-tom-tomsk' },
  'ru-tom-tomsk-school-2': { level: 'ORGANISATION', under: 'ru-tom-tomsk' },
  /** Registered by Tomsk, and moved to Seversk. */
  'ru-tom-tomsk-school-3': { level: 'ORGANISATION', under: 'ru-tom-seversk' },
  /** Closed: rights to what it left are those of its last day. */
  'ru-tom-tomsk-school-9': { level: 'ORGANISATION', under: 'ru-tom-tomsk' },
  'ru-tom-seversk-school-1': { level: 'ORGANISATION', under: 'ru-tom-seversk' },
  'ru-tom-asino-school-1': { level: 'ORGANISATION', under: 'ru-tom-asino' },
  'ru-pnz-kuznetsk-school-1': { level: 'ORGANISATION', under: 'ru-pnz-kuznetsk' },
};
export const UNITS = Object.keys(PLACES) as UnitId[];
export const CLOSED = 'ru-tom-tomsk-school-9' as UnitId;
export const MOVED = 'ru-tom-tomsk-school-3' as UnitId;

/** The units from one upwards, itself first: along the administration, or along the hubs. */
export function upwards(unit: string, along: 'administration' | 'hubs'): string[] {
  const place = PLACES[unit];
  if (!place) return [unit];
  const above = along === 'hubs' && place.level === 'MUNICIPALITY' ? place.hub : place.under;
  return [unit, ...(above ? upwards(above, along) : [])];
}

/** A unit with all below it, as lists have it: for a hub along the hubs. A closed unit is in no list any more. */
export const within = (top: string): string[] =>
  UNITS.filter(
    (unit) =>
      unit === top ||
      (unit !== CLOSED && upwards(unit, PLACES[top]?.level === 'HUB' ? 'hubs' : 'administration').includes(top)),
  );

/** Regions are partners of the inter-regional operator: what is below them is theirs. Events belong to whoever holds them. */
const DEPTHS: Readonly<Partial<Record<Ability, Readonly<Partial<Record<Role, number>>>>>> = {
  keep: { 'inter-regional-operator': 1 },
  grant: { 'inter-regional-operator': 1 },
  hold: { 'inter-regional-operator': 0, 'hub-operator': 0, 'regional-operator': 1, 'regional-methodist': 1 },
};

/** Whether the actor has the ability at a unit. */
export const may = (actor: Actor, ability: Ability, unit: string): boolean =>
  actor.grants.some(({ role, unit: at, from, to }) => {
    if (from > TODAY || (to !== null && to <= TODAY)) return false;
    if (!HOLDERS[ability].includes(role)) return false;
    const steps = upwards(unit, role === 'hub-operator' ? 'hubs' : 'administration').indexOf(at);
    return steps >= 0 && steps <= (DEPTHS[ability]?.[role] ?? 99);
  });

/** To whom something is open: whoever has one of the abilities at one of the units, the person, the subject; or everybody with a token. */
export type Rule =
  | 'everybody'
  | {
      readonly any: readonly (readonly [Ability, string])[];
      readonly person?: string | undefined;
      readonly subject?: string | undefined;
    };

export const allows = (rule: Rule, actor: Actor): boolean =>
  rule === 'everybody'
    ? actor.subject !== ''
    : rule.any.some(([ability, unit]) => may(actor, ability, unit)) ||
      (rule.person !== undefined && rule.person === actor.person) ||
      (rule.subject !== undefined && rule.subject === actor.subject);
