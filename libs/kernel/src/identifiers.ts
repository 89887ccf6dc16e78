import { randomUUID } from 'node:crypto';

/** A text id of one kind of thing; ids of different kinds do not mix. The brand exists for the compiler only. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

/** Stable readable code of a unit, lower-case kebab: `ru-tom-tomsk-school-4`. Its spelling tells who may register it, and nothing else. */
export type UnitId = Id<'Unit'>;
/** The unit responsible for a record when it was made: a municipality, a region or the inter-regional unit. */
export type OwnerId = UnitId;
export type PersonId = Id<'Person'>;
export type EmploymentId = Id<'Employment'>;

const unitCode = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const globalId = /^([a-z0-9]+(?:-[a-z0-9]+)*):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export const isUnitId = (text: string): text is UnitId => text.length <= 100 && unitCode.test(text);

/** Reads a unit's code. Throws a RangeError on anything else. */
export function unitId(text: string): UnitId {
  if (!isUnitId(text)) throw new RangeError(`Not a unit code: ${JSON.stringify(text.slice(0, 120))}`);
  return text;
}

/** Whether the text is a global id, `<owner>:<uuid>`. */
export const isGlobalId = (text: string): boolean => text.length <= 140 && globalId.test(text);

/**
 * Whether the text is fit for a subject, the name by which an identity provider knows somebody. Domain events tell it as who acted, so
 * neither a name (no letters but Latin ones, no spaces) nor an e-mail address is taken.
 */
export const isOpaqueSubject = (text: string): boolean => /^[\w.:|~=+/-]{1,200}$/.test(text);

/** A fresh global id, `<owner>:<uuid>`: random, so that it tells nothing of whom it names. */
export function newId<Kind extends string>(owner: OwnerId): Id<Kind> {
  return `${owner}:${randomUUID()}` as Id<Kind>;
}

/** The owner in a global id, by which the gateway finds the record's home; null when it is not such an id. */
export function ownerOf(id: string): OwnerId | null {
  const match = globalId.exec(id);
  return match ? (match[1] as OwnerId) : null;
}

/**
 * Whether the owner may register a unit under the code: it is the owner's own, or begins with it. The registry gives out no other codes
 * (`code-of-others`), and nobody can publish as another owner: so a code tells who may speak of its unit before anything is known of it.
 */
export const mayRegister = (owner: string, code: string): boolean => code === owner || code.startsWith(`${owner}-`);
