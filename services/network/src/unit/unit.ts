import {
  type AgreementStatus,
  type Hierarchy,
  HubMembershipChanged,
  type OrganisationalForm,
  type UnitClosed,
  UnitDescribed,
  type UnitKind,
  type UnitLevel,
  UnitPlaced,
  UnitRegistered,
  UnitRenamed,
  type UnitSplit,
  type UnitsMerged,
} from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, isUnitId, reject, type UnitId } from '@metodnet/kernel';
import { levelOfKind, parentLevels } from './levels.js';

/** A member of the network: of any of its five levels, with all its names and places through time (ENT-01). */
export interface Unit {
  readonly id: UnitId;
  readonly ownerId: UnitId;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly legalForm: string | null;
  readonly oktmo: string | null;
  readonly inn: string | null;
  readonly ogrn: string | null;
  /** Of a methodical service (CL-12). */
  readonly organisationalForm: OrganisationalForm | null;
  /** The organisation that a service is a part of (NET-05, NET-09). */
  readonly hostId: UnitId | null;
  /** District of a city or okrug: a grouping below the municipality that is no level of the network (AMB-34). */
  readonly district: string | null;
  /** Other spellings under which the documents know it (AMB-26, AMB-40). */
  readonly aliases: readonly string[];
  /** In order of time; each holds until the next. */
  readonly names: readonly UnitName[];
  /** In order of time within a hierarchy, not overlapping. */
  readonly placements: readonly Placement[];
  readonly from: CalendarDate;
  /** First day on which it no longer exists. */
  readonly closedOn: CalendarDate | null;
  readonly successorIds: readonly UnitId[];
  readonly version: number;
}

export interface UnitName {
  readonly name: string;
  readonly shortName: string;
  readonly from: CalendarDate;
}

/** A span under one parent; a municipality's span under a hub carries how far its membership is agreed (ENT-02). */
export interface Placement {
  readonly hierarchy: Hierarchy;
  readonly parentId: UnitId;
  readonly parentLevel: UnitLevel;
  readonly agreement: AgreementStatus | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export type UnitEvent =
  | UnitRegistered
  | UnitRenamed
  | UnitDescribed
  | UnitPlaced
  | UnitClosed
  | UnitsMerged
  | UnitSplit
  | HubMembershipChanged;

/** What of a unit is no history: attributes that are simply corrected. */
export type UnitAttributes = Pick<
  Unit,
  'legalForm' | 'oktmo' | 'inn' | 'ogrn' | 'organisationalForm' | 'hostId' | 'district' | 'aliases'
>;

export interface RegisterUnit extends UnitAttributes {
  readonly id: UnitId;
  readonly kind: UnitKind;
  readonly name: string;
  readonly shortName: string;
  readonly from: CalendarDate;
  /** Of a municipality that is put into a hub at once. */
  readonly agreement: AgreementStatus | null;
}

/** What a rule needs to know of the unit above. */
export type Parent = Pick<Unit, 'id' | 'level' | 'ownerId' | 'from' | 'closedOn'>;
export interface Parents {
  readonly administrative: Parent | null;
  /** The hub of a municipality. */
  readonly hub: Parent | null;
}

type RegisterReason =
  | 'code-malformed'
  | 'code-taken'
  | 'code-of-others'
  | 'name-empty'
  | 'name-too-long'
  | 'parent-needed'
  | 'parent-of-wrong-level'
  | 'parent-not-there'
  | 'only-municipalities-join-hubs'
  | NumberReason;

export function registerUnit(
  request: RegisterUnit,
  parents: Parents,
  codeTaken: boolean,
): Decision<Unit, UnitEvent, RegisterReason> {
  const { name, shortName, agreement, ...rest } = request;
  const { id, kind, from } = request;
  const level = levelOfKind[kind];
  if (!isUnitId(id)) return reject('code-malformed');
  if (codeTaken) return reject('code-taken', { id });
  const misnamed = whyNotNamed(name, shortName);
  if (misnamed) return misnamed;
  const malformed = malformedNumber(request);
  if (malformed) return reject(malformed);
  if (!parents.administrative && level !== 'INTER_REGIONAL') return reject('parent-needed');
  // Codes are never given back: nobody may take those of another's municipality or region. A region's own code is ISO 3166-2.
  const prefix = level !== 'REGION' && parents.administrative ? `${parents.administrative.ownerId}-` : '';
  if (!id.startsWith(prefix)) return reject('code-of-others', { prefix });
  if (parents.hub && level !== 'MUNICIPALITY') return reject('only-municipalities-join-hubs');

  const placements: Placement[] = [];
  for (const [hierarchy, parent] of placesOf(level, parents)) {
    const misplaced = parent && whyNotUnder(level, hierarchy, parent, from);
    if (misplaced) return misplaced;
    if (parent) {
      const settled = hierarchy === 'NETWORK' && level === 'MUNICIPALITY' ? (agreement ?? 'AGREED') : null;
      placements.push({
        hierarchy,
        parentId: parent.id,
        parentLevel: parent.level,
        agreement: settled,
        from,
        to: null,
      });
    }
  }

  const ownerId = parents.administrative && !ownsItself(level) ? parents.administrative.ownerId : id;
  const unit: Unit = {
    ...rest,
    ownerId,
    level,
    names: [{ name, shortName, from }],
    placements,
    closedOn: null,
    successorIds: [],
    version: 0,
  };
  return accept<Unit, UnitEvent>(
    unit,
    UnitRegistered({ unitId: id, kind, level, name, shortName, ownerId, from }),
    ...[...new Set(placements.map(({ hierarchy }) => hierarchy))].map((hierarchy) => placed(unit, hierarchy, from)),
    ...placements.flatMap((placement) => membershipChanged(unit, placement, from)),
    described(unit),
  );
}

export interface RenameUnit {
  readonly name: string;
  readonly shortName: string;
  readonly from: CalendarDate;
}

/** Gives a name from a day on; on the day of the last change it corrects that change. */
export function renameUnit(
  unit: Unit,
  { name, shortName, from }: RenameUnit,
): Decision<Unit, UnitRenamed, 'unit-closed' | 'name-empty' | 'name-too-long' | 'renamed-later-already'> {
  const last = unit.names.at(-1) as UnitName;
  if (unit.closedOn !== null) return reject('unit-closed', { closedOn: unit.closedOn });
  const misnamed = whyNotNamed(name, shortName);
  if (misnamed) return misnamed;
  if (from < last.from) return reject('renamed-later-already', { from: last.from });

  const earlier = from === last.from ? unit.names.slice(0, -1) : unit.names;
  return accept(
    { ...unit, names: [...earlier, { name, shortName, from }] },
    UnitRenamed({ unitId: unit.id, name, shortName, from }),
  );
}

/** Longer than any name in the documents; lists are ordered by the short one. */
const NAME_LIMITS = { name: 1_000, shortName: 200 };

function whyNotNamed(name: string, shortName: string) {
  if (!name.trim() || !shortName.trim()) return reject('name-empty');
  return name.length > NAME_LIMITS.name || shortName.length > NAME_LIMITS.shortName
    ? reject('name-too-long', NAME_LIMITS)
    : null;
}

/** Corrects attributes; only those that are given change. */
export function describeUnit(
  unit: Unit,
  attributes: Partial<UnitAttributes>,
): Decision<Unit, UnitDescribed, NumberReason | 'its-own-host'> {
  const next = { ...unit, ...attributes };
  const malformed = malformedNumber(next);
  if (malformed) return reject(malformed);
  if (next.hostId === unit.id) return reject('its-own-host');
  return accept(next, described(next));
}

function described({ id: unitId, legalForm, oktmo, inn, ogrn, organisationalForm, hostId, district }: Unit) {
  return UnitDescribed({ unitId, legalForm, oktmo, inn, ogrn, organisationalForm, hostId, district });
}

type NumberReason = 'inn-malformed' | 'ogrn-malformed' | 'oktmo-malformed';

/** Lengths as the registers issue them: INN of a legal entity 10 digits, OGRN 13, OKTMO 8 or, with a settlement, 11. */
function malformedNumber({ inn, ogrn, oktmo }: Pick<Unit, 'inn' | 'ogrn' | 'oktmo'>): NumberReason | null {
  if (inn !== null && !/^\d{10}$/.test(inn)) return 'inn-malformed';
  if (ogrn !== null && !/^\d{13}$/.test(ogrn)) return 'ogrn-malformed';
  if (oktmo !== null && !/^(\d{8}|\d{11})$/.test(oktmo)) return 'oktmo-malformed';
  return null;
}

/** Regions, municipalities and the inter-regional unit answer for their own records and for those below them. */
const ownsItself = (level: UnitLevel) => level !== 'HUB' && level !== 'ORGANISATION';

/** A hub stands under its region in both hierarchies; a municipality under the region in one, under the hub in the other. */
function placesOf(
  level: UnitLevel,
  { administrative, hub }: Parents,
): readonly (readonly [Hierarchy, Parent | null])[] {
  if (level === 'HUB')
    return [
      ['ADMINISTRATIVE', administrative],
      ['NETWORK', administrative],
    ];
  return [
    ['ADMINISTRATIVE', administrative],
    ['NETWORK', hub],
  ];
}

export function whyNotUnder(level: UnitLevel, hierarchy: Hierarchy, parent: Parent, from: CalendarDate) {
  if (!parentLevels[hierarchy][level].includes(parent.level))
    return reject('parent-of-wrong-level', { level, parentLevel: parent.level });
  if (from < parent.from || (parent.closedOn !== null && from >= parent.closedOn))
    return reject('parent-not-there', { from });
  return null;
}

/** The whole list of parents in a hierarchy; spans under the same parent that follow each other are one. */
export function placed(unit: Unit, hierarchy: Hierarchy, occurredOn: CalendarDate): UnitPlaced {
  const parents: { parentId: UnitId; parentLevel: UnitLevel; from: CalendarDate; to: CalendarDate | null }[] = [];
  for (const { parentId, parentLevel, from, to } of unit.placements.filter((place) => place.hierarchy === hierarchy)) {
    const before = parents.at(-1);
    if (before && before.parentId === parentId && before.to === from) before.to = to;
    else parents.push({ parentId, parentLevel, from, to });
  }
  return UnitPlaced({ unitId: unit.id, level: unit.level, hierarchy, parents, occurredOn });
}

/** What hubs are told of a span: nothing unless it is a municipality's membership. */
export function membershipChanged(unit: Unit, place: Placement, occurredOn: CalendarDate): HubMembershipChanged[] {
  const { parentId: hubId, agreement, from, to } = place;
  return agreement === null ? [] : [HubMembershipChanged({ unitId: unit.id, hubId, agreement, from, to, occurredOn })];
}
