import { UnitClosed, UnitSplit, UnitsMerged } from '@metodnet/contracts';
import {
  type Accepted,
  accept,
  type CalendarDate,
  type Decision,
  type ReasonOf,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { leaveAllPlaces, moveUnit } from './placement.js';
import { type RegisterUnit, registerUnit, type Unit, type UnitEvent } from './unit.js';

/** A rule that changes several units at once answers what becomes of each. */
export type Reorganisation<Reason extends string> =
  | { readonly accepted: true; readonly changes: readonly Accepted<Unit, UnitEvent>[] }
  | Rejected<Reason>;

/** Closes a unit that has nobody below it any more. */
export function closeUnit(
  unit: Unit,
  closedOn: CalendarDate,
  members: number,
  successorIds: readonly UnitId[] = [],
): Decision<Unit, UnitEvent, 'unit-closed' | 'closes-before-it-began' | 'changed-later-already' | 'has-members'> {
  if (unit.closedOn !== null) return reject('unit-closed', { closedOn: unit.closedOn });
  if (closedOn <= unit.from) return reject('closes-before-it-began', { from: unit.from });
  const changedOn =
    [...unit.names, ...unit.placements]
      .map(({ from }) => from)
      .sort()
      .at(-1) ?? unit.from;
  if (changedOn >= closedOn) return reject('changed-later-already', { from: changedOn });
  if (members > 0) return reject('has-members', { members });

  const { next, events } = leaveAllPlaces(unit, closedOn);
  const closed = UnitClosed({ unitId: unit.id, closedOn, successorIds: [...successorIds] });
  return accept({ ...next, closedOn, successorIds }, ...events, closed);
}

type MergeReason = 'merges-into-itself' | 'nothing-to-merge' | 'levels-differ' | 'successor-not-there' | ChangeReason;
type ChangeReason = ReasonOf<typeof closeUnit> | ReasonOf<typeof moveUnit> | ReasonOf<typeof registerUnit>;

/** Units cease to exist and another of their level continues them; whoever stood below them stands below it. */
export function mergeUnits(
  units: readonly Unit[],
  into: Unit,
  day: CalendarDate,
  members: readonly Unit[],
): Reorganisation<MergeReason> {
  const ids = units.map(({ id }) => id);
  if (units.length === 0) return reject('nothing-to-merge');
  if (ids.includes(into.id)) return reject('merges-into-itself');
  if (units.some(({ level }) => level !== into.level)) return reject('levels-differ');
  if (day < into.from || into.closedOn !== null) return reject('successor-not-there');

  const moved = moveMembers(members, new Map(ids.map((id) => [id, [into]])), () => into, day);
  if (!moved.accepted) return moved;
  const changes: Accepted<Unit, UnitEvent>[] = [
    ...moved.changes,
    accept(into, UnitsMerged({ intoId: into.id, unitIds: ids, occurredOn: day })),
  ];
  for (const unit of units) {
    const closed = closeUnit(unit, day, 0, [into.id]);
    if (!closed.accepted) return closed;
    changes.push(closed);
  }
  return { accepted: true, changes };
}

export interface SplitUnit {
  readonly day: CalendarDate;
  /** What the new units are; each stands where the divided one stood. */
  readonly into: readonly RegisterUnit[];
  /** Whether the divided unit itself goes on (выделение) or not (разделение). */
  readonly continues: boolean;
  /** To which of the new units each member goes; those not named stay, if there is anywhere to stay. */
  readonly goes: ReadonlyMap<UnitId, UnitId>;
}

type SplitReason = 'nothing-to-split-into' | 'members-left-behind' | 'goes-nowhere' | ChangeReason;

/** Divides a unit, or makes others out of a part of it. */
export function splitUnit(
  unit: Unit,
  { day, into, continues, goes }: SplitUnit,
  parents: ReadonlyMap<UnitId, Unit>,
  members: readonly Unit[],
  taken: ReadonlySet<UnitId>,
): Reorganisation<SplitReason> {
  if (into.length === 0) return reject('nothing-to-split-into');
  const stood = (hierarchy: 'ADMINISTRATIVE' | 'NETWORK') => {
    const place = unit.placements.find((each) => each.hierarchy === hierarchy && each.to === null);
    return (place && parents.get(place.parentId)) ?? null;
  };
  const hub = unit.level === 'MUNICIPALITY' ? stood('NETWORK') : null;
  const changes: Accepted<Unit, UnitEvent>[] = [];
  for (const each of into) {
    const code = taken.has(each.id) || changes.some(({ next }) => next.id === each.id);
    const made = registerUnit({ ...each, from: day }, { administrative: stood('ADMINISTRATIVE'), hub }, code);
    if (!made.accepted) return made;
    changes.push(made);
  }
  const made = changes.map(({ next }) => next);
  const going = members.filter(({ id }) => goes.has(id));
  if (!continues && going.length < members.length)
    return reject('members-left-behind', { members: members.length - going.length });
  if (going.length < goes.size || [...goes.values()].some((id) => !made.some((next) => next.id === id)))
    return reject('goes-nowhere');

  const destination = (member: Unit) => made.find(({ id }) => id === goes.get(member.id)) as Unit;
  const moved = moveMembers(going, new Map([[unit.id, made]]), destination, day);
  if (!moved.accepted) return moved;
  const split = UnitSplit({ unitId: unit.id, intoIds: made.map(({ id }) => id), continues, occurredOn: day });
  const divided = continues
    ? accept(unit)
    : closeUnit(
        unit,
        day,
        0,
        made.map(({ id }) => id),
      );
  if (!divided.accepted) return divided;
  return { accepted: true, changes: [...changes, ...moved.changes, accept(divided.next, ...divided.events, split)] };
}

/** Members keep their other parents: only what stood under the vanishing units is put under those that continue them. */
function moveMembers(
  members: readonly Unit[],
  vanishing: ReadonlyMap<UnitId, readonly Unit[]>,
  destination: (member: Unit) => Unit,
  day: CalendarDate,
): Reorganisation<ReasonOf<typeof moveUnit>> {
  const changes: Accepted<Unit, UnitEvent>[] = [];
  for (const member of members) {
    let next = member;
    const events: UnitEvent[] = [];
    for (const place of member.placements.filter(({ parentId, to }) => to === null && vanishing.has(parentId))) {
      if (member.level === 'HUB' && place.hierarchy === 'NETWORK') continue; // moved together with the other place
      const moved = moveUnit(
        next,
        { hierarchy: place.hierarchy, from: day, agreement: place.agreement },
        destination(member),
        false,
      );
      if (!moved.accepted) return moved;
      next = moved.next;
      events.push(...moved.events);
    }
    changes.push(accept(next, ...events));
  }
  return { accepted: true, changes };
}
