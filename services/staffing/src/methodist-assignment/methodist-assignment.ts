import { MethodistAssigned, MethodistAssignmentEnded } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { isSubject } from '../position/subjects.js';
import { asCode } from '../text/text.js';

export type MethodistAssignmentId = Id<'MethodistAssignment'>;

/** What a methodist of a service answers for: teachers, organisations, a direction (ENT-25). */
export interface MethodistAssignment {
  readonly id: MethodistAssignmentId;
  readonly methodistId: PersonId;
  /** The methodical service. */
  readonly unitId: UnitId;
  readonly teacherIds: readonly PersonId[];
  readonly organisationIds: readonly UnitId[];
  /** Subject or direction (CL-05), by code. */
  readonly direction: string | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly version: number;
}

export type Charge = Pick<MethodistAssignment, 'teacherIds' | 'organisationIds' | 'direction'>;
export type AssignMethodist = Charge & Pick<MethodistAssignment, 'id' | 'methodistId' | 'unitId' | 'from'>;

/** A domain event carries them all and is at most 64 KiB; a larger charge is two assignments. */
export const TEACHERS_LIMIT = 800;

type Wrong =
  | 'nothing-assigned'
  | 'too-many-teachers'
  | 'unknown-direction'
  | 'assigned-to-oneself'
  | 'unknown-teachers'
  | 'unknown-organisations';

/** How many of those named the command has found, each counted once. */
export interface Found {
  readonly teachers: number;
  readonly organisations: number;
}

/** Whether the methodist works as one in the service on that day is counted by the command. */
export function assignMethodist(
  request: AssignMethodist,
  methodistJobs: number,
  found: Found,
): Decision<MethodistAssignment, MethodistAssigned, Wrong | 'no-methodist-there'> {
  if (methodistJobs === 0) return reject('no-methodist-there');
  const next = { ...request, to: null, version: 0 };
  return wrongIn(next, found) ?? accept(next, MethodistAssigned(stateOf(next)));
}

export function changeAssignment(
  assignment: MethodistAssignment,
  charge: Charge,
  found: Found,
): Decision<MethodistAssignment, MethodistAssigned, Wrong | 'already-ended'> {
  if (assignment.to !== null) return reject('already-ended', { to: assignment.to });
  const next = { ...assignment, ...charge };
  return wrongIn(next, found) ?? accept(next, MethodistAssigned(stateOf(next)));
}

export function endAssignment(
  assignment: MethodistAssignment,
  to: CalendarDate,
): Decision<MethodistAssignment, MethodistAssignmentEnded, 'already-ended' | 'ends-before-it-started'> {
  if (assignment.to !== null) return reject('already-ended', { to: assignment.to });
  if (to <= assignment.from) return reject('ends-before-it-started', { from: assignment.from });
  const next = { ...assignment, to };
  return accept(next, MethodistAssignmentEnded(stateOf(next)));
}

function wrongIn({ methodistId, teacherIds, organisationIds, direction }: MethodistAssignment, found: Found) {
  if (teacherIds.length + organisationIds.length === 0 && direction === null) return reject('nothing-assigned');
  if (teacherIds.length > TEACHERS_LIMIT) return reject('too-many-teachers', { limit: TEACHERS_LIMIT });
  if (teacherIds.includes(methodistId)) return reject('assigned-to-oneself');
  if (found.teachers < new Set(teacherIds).size) return reject('unknown-teachers', { found: found.teachers });
  if (found.organisations < new Set(organisationIds).size) {
    return reject('unknown-organisations', { found: found.organisations });
  }
  if (direction !== null && !isSubject(direction)) return reject('unknown-direction', { direction: asCode(direction) });
  return null;
}

const stateOf = ({
  id: assignmentId,
  methodistId,
  unitId,
  teacherIds,
  organisationIds,
  direction,
  from,
  to,
}: MethodistAssignment) => ({
  assignmentId,
  methodistId,
  unitId,
  teacherIds: [...new Set(teacherIds)],
  organisationIds: [...new Set(organisationIds)],
  direction,
  from,
  to,
});
