import {
  type MmoSubject,
  StructureComposed,
  StructureDissolved,
  StructureFormed,
  StructureHeadAppointed,
  type StructureKind,
  StructureMemberJoined,
  StructureMemberLeft,
} from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { overlap, type Span, whyNotBegin, whyNotEnd } from '../span.js';
import type { Unit } from '../unit/unit.js';
import { levelsOfKind, subjectOf } from './structure-kinds.js';

export type StructureId = Id<'Structure'>;

/** Somebody's place in a structure for a time; of the person an opaque id alone is known here. */
export interface Seat extends Span {
  readonly personId: PersonId;
  /** Where the person works. */
  readonly unitId: UnitId;
}

/** A methodical structure: an association, council, chair or group with its heads and members (ENT-05, ENT-06). */
export interface Structure {
  readonly id: StructureId;
  readonly unitId: UnitId;
  readonly kind: StructureKind;
  readonly name: string;
  readonly subject: MmoSubject | null;
  readonly actId: Id<'Act'> | null;
  /** In order of time; one at a time. */
  readonly heads: readonly Seat[];
  readonly members: readonly Seat[];
  readonly formedOn: CalendarDate;
  readonly dissolvedOn: CalendarDate | null;
  readonly version: number;
}

export type StructureEvent =
  | StructureFormed
  | StructureHeadAppointed
  | StructureMemberJoined
  | StructureMemberLeft
  | StructureDissolved
  | StructureComposed;

export type FormStructure = Pick<Structure, 'unitId' | 'kind' | 'name' | 'subject' | 'actId' | 'formedOn'>;

export function formStructure(
  id: StructureId,
  request: FormStructure,
  unit: Unit,
): Decision<
  Structure,
  StructureEvent,
  | 'unit-not-there'
  | 'ends-before-it-begins'
  | 'structure-of-another-level'
  | 'name-empty'
  | 'subject-needed'
  | 'has-no-subject'
> {
  const { unitId, kind, subject, formedOn } = request;
  const misplaced = whyNotBegin(unit, { from: formedOn, to: null });
  if (misplaced) return misplaced;
  if (!levelsOfKind[kind].includes(unit.level)) return reject('structure-of-another-level', { level: unit.level });
  if (!request.name.trim()) return reject('name-empty');
  if (subjectOf(kind) === 'needed' && subject === null) return reject('subject-needed');
  if (subjectOf(kind) === 'none' && subject !== null) return reject('has-no-subject');

  return accepted(
    { id, ...request, heads: [], members: [], dissolvedOn: null, version: 0 },
    StructureFormed({ structureId: id, unitId, kind, subject, formedOn }),
  );
}

export interface AppointHead {
  readonly personId: PersonId;
  readonly unitId: UnitId;
  readonly from: CalendarDate;
}

/** Appoints a head; the one before leaves on the same day. On the day of the last appointment it corrects that. */
export function appointHead(
  structure: Structure,
  { personId, unitId, from }: AppointHead,
): Decision<Structure, StructureEvent, HoldsReason | 'heads-already' | 'appointed-later-already'> {
  const gone = whyNotThere(structure, from);
  if (gone) return gone;
  const last = structure.heads.at(-1);
  if (last && last.personId === personId && last.to === null) return reject('heads-already', { from: last.from });
  if (last && from < last.from) return reject('appointed-later-already', { from: last.from });

  const earlier = structure.heads
    .filter((head) => head.from < from)
    .map((head) => (head.to === null || head.to > from ? { ...head, to: from } : head));
  const { id: structureId, unitId: placeId, kind, subject } = structure;
  return accepted(
    { ...structure, heads: [...earlier, { personId, unitId, from, to: null }] },
    StructureHeadAppointed({ structureId, unitId: placeId, kind, subject, headId: personId, headUnitId: unitId, from }),
  );
}

/** Takes members in; each of them, or none. */
export function addMembers(
  structure: Structure,
  joining: readonly AppointHead[],
): Decision<Structure, StructureEvent, HoldsReason | 'member-already' | 'nobody-joins'> {
  if (joining.length === 0) return reject('nobody-joins');
  const { id: structureId, unitId: placeId } = structure;
  const members = [...structure.members];
  for (const { personId, unitId, from } of joining) {
    const gone = whyNotThere(structure, from);
    if (gone) return gone;
    const seat: Seat = { personId, unitId, from, to: null };
    if (members.some((member) => member.personId === personId && overlap(member, seat)))
      return reject('member-already');
    members.push(seat);
  }
  const joined = joining.map(({ personId, unitId, from }) =>
    StructureMemberJoined({ structureId, unitId: placeId, memberId: personId, memberUnitId: unitId, from }),
  );
  return accepted({ ...structure, members }, ...joined);
}

export function removeMember(
  structure: Structure,
  personId: PersonId,
  leftOn: CalendarDate,
): Decision<Structure, StructureEvent, 'no-member' | 'ended-already' | 'ends-before-it-began'> {
  const seat = structure.members.filter((member) => member.personId === personId).at(-1);
  if (!seat) return reject('no-member');
  const early = whyNotEnd(seat, leftOn);
  if (early) return early;
  const members = structure.members.map((member) => (member === seat ? { ...seat, to: leftOn } : member));
  const { id: structureId, unitId } = structure;
  return accepted({ ...structure, members }, StructureMemberLeft({ structureId, unitId, memberId: personId, leftOn }));
}

/** Dissolves a structure; head and members leave with it. */
export function dissolveStructure(
  structure: Structure,
  dissolvedOn: CalendarDate,
): Decision<Structure, StructureEvent, 'dissolved' | 'ends-before-it-began'> {
  const { id: structureId, unitId, kind, formedOn } = structure;
  if (structure.dissolvedOn !== null) return reject('dissolved', { dissolvedOn: structure.dissolvedOn });
  const changedOn = [formedOn, ...[...structure.heads, ...structure.members].map(({ from }) => from)]
    .sort()
    .at(-1) as CalendarDate;
  if (dissolvedOn < changedOn) return reject('ends-before-it-began', { from: changedOn });
  const leave = (seat: Seat): Seat => (seat.to === null || seat.to > dissolvedOn ? { ...seat, to: dissolvedOn } : seat);
  return accepted(
    { ...structure, heads: structure.heads.map(leave), members: structure.members.map(leave), dissolvedOn },
    StructureDissolved({ structureId, unitId, kind, dissolvedOn }),
  );
}

/** Accepts with what has happened and, beside it, the structure as it now stands. */
function accepted(next: Structure, ...happened: readonly StructureEvent[]) {
  const { id: structureId, unitId, kind, subject, formedOn: from, dissolvedOn: to, heads, members } = next;
  const composed = StructureComposed({
    ...{ structureId, unitId, kind, subject, from, to },
    heads: heads.map((seat) => ({ ...seat })),
    members: members.map((seat) => ({ ...seat })),
  });
  return accept<Structure, StructureEvent>(next, ...happened, composed);
}

type HoldsReason = 'dissolved' | 'before-it-was-formed';

function whyNotThere({ formedOn, dissolvedOn }: Structure, on: CalendarDate): Rejected<HoldsReason> | null {
  if (dissolvedOn !== null) return reject('dissolved', { dissolvedOn });
  return on < formedOn ? reject('before-it-was-formed', { formedOn }) : null;
}
