import type { AgreementStatus, Hierarchy } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, reject } from '@metodnet/kernel';
import {
  membershipChanged,
  type Parent,
  type Placement,
  placed,
  type Unit,
  type UnitEvent,
  whyNotUnder,
} from './unit.js';

export interface MoveUnit {
  readonly hierarchy: Hierarchy;
  readonly from: CalendarDate;
  /** Of a municipality that joins a hub; agreed unless said otherwise. */
  readonly agreement: AgreementStatus | null;
}

type MoveReason =
  | 'unit-closed'
  | 'before-it-existed'
  | 'parent-needed'
  | 'parent-of-wrong-level'
  | 'parent-not-there'
  | 'would-stand-above-itself'
  | 'moved-later-already'
  | 'already-there';

/**
 * Puts a unit under another parent from a day on, or, with no parent, takes a municipality out of its hub. On the day of
 * the last move it corrects that move. `standsBelow`: whether the parent stands below the unit on that day or later.
 */
export function moveUnit(
  unit: Unit,
  { hierarchy, from, agreement }: MoveUnit,
  parent: Parent | null,
  standsBelow: boolean,
): Decision<Unit, UnitEvent, MoveReason> {
  const last = unit.placements.filter((place) => place.hierarchy === hierarchy).at(-1);
  if (unit.closedOn !== null) return reject('unit-closed', { closedOn: unit.closedOn });
  if (from < unit.from) return reject('before-it-existed', { from: unit.from });
  if (!parent && (hierarchy === 'ADMINISTRATIVE' || unit.level !== 'MUNICIPALITY')) return reject('parent-needed');
  const misplaced = parent && whyNotUnder(unit.level, hierarchy, parent, from);
  if (misplaced) return misplaced;
  if (parent && (parent.id === unit.id || standsBelow)) return reject('would-stand-above-itself');
  if (last && from < last.from) return reject('moved-later-already', { from: last.from });
  if ((last && last.to === null ? last.parentId : null) === (parent?.id ?? null)) return reject('already-there');

  let next = unit;
  const changed: UnitEvent[] = [];
  for (const along of hierarchiesOf(unit, hierarchy)) {
    const settled = parent?.level === 'HUB' ? (agreement ?? 'AGREED') : null;
    const place = parent && {
      hierarchy: along,
      parentId: parent.id,
      parentLevel: parent.level,
      agreement: settled,
      from,
      to: null,
    };
    const before = next.placements;
    next = { ...next, placements: placesFrom(before, along, from, place) };
    changed.push(placed(next, along, from), ...memberships(next, before, from));
  }
  return accept(next, ...changed);
}

/** Settles a membership that began «по согласованию»: agreed from a day on. */
export function agreeMembership(
  unit: Unit,
  agreedOn: CalendarDate,
): Decision<Unit, UnitEvent, 'in-no-hub' | 'agreed-already' | 'agreed-before-it-began'> {
  const last = unit.placements.filter((place) => place.agreement !== null).at(-1);
  if (!last || last.to !== null) return reject('in-no-hub');
  if (last.agreement === 'AGREED') return reject('agreed-already', { from: last.from });
  if (agreedOn < last.from) return reject('agreed-before-it-began', { from: last.from });

  const place: Placement = { ...last, agreement: 'AGREED', from: agreedOn };
  const next = { ...unit, placements: placesFrom(unit.placements, 'NETWORK', agreedOn, place) };
  return accept(next, placed(next, 'NETWORK', agreedOn), ...memberships(next, unit.placements, agreedOn));
}

/** The places with those of one hierarchy ended on a day and, if there is one, another begun. */
function placesFrom(
  places: readonly Placement[],
  hierarchy: Hierarchy,
  day: CalendarDate,
  begun: Placement | null,
): Placement[] {
  const kept = places
    .filter((place) => place.hierarchy !== hierarchy || place.from < day)
    .map((place) =>
      place.hierarchy === hierarchy && (place.to === null || place.to > day) ? { ...place, to: day } : place,
    );
  return begun ? [...kept, begun] : kept;
}

/** Every place of the unit ended on a day: it ceases to exist. */
export function leaveAllPlaces(unit: Unit, day: CalendarDate): { readonly next: Unit; readonly events: UnitEvent[] } {
  const hierarchies = [...new Set(unit.placements.map(({ hierarchy }) => hierarchy))];
  const placements = hierarchies.reduce(
    (places, hierarchy) => placesFrom(places, hierarchy, day, null),
    [...unit.placements],
  );
  const next = { ...unit, placements };
  return {
    next,
    events: [...hierarchies.map((along) => placed(next, along, day)), ...memberships(next, unit.placements, day)],
  };
}

/** A hub stands under one region in both hierarchies. */
const hierarchiesOf = (unit: Unit, hierarchy: Hierarchy): readonly Hierarchy[] =>
  unit.level === 'HUB' ? ['ADMINISTRATIVE', 'NETWORK'] : [hierarchy];

/** Memberships that were not there before, or not so. */
const memberships = (unit: Unit, before: readonly Placement[], day: CalendarDate): UnitEvent[] =>
  unit.placements.filter((place) => !before.includes(place)).flatMap((place) => membershipChanged(unit, place, day));
