import {
  RegionalMethodistStatusEnded,
  RegionalMethodistStatusGranted,
  TeacherAssignedToRegionalMethodist,
  TeacherReleasedFromRegionalMethodist,
} from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { endedOn, type Stretch } from '../timeline/timeline.js';

export type RegionalMethodistId = Id<'RegionalMethodistStatus'>;

/** The status of a regional methodist and the teachers assigned to its holder (ENT-26, K24 §4.1.3). */
export interface RegionalMethodist {
  readonly id: RegionalMethodistId;
  readonly personId: PersonId;
  /** The unit that keeps the record. */
  readonly unitId: UnitId;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** Everyone ever assigned. */
  readonly teachers: readonly AssignedTeacher[];
  readonly version: number;
}

export interface AssignedTeacher extends Stretch {
  readonly teacherId: PersonId;
}

export type GrantStatus = Pick<RegionalMethodist, 'id' | 'personId' | 'unitId' | 'from'>;

/** A domain event carries everyone ever assigned and is at most 64 KiB. */
export const ASSIGNMENTS_LIMIT = 500;

export function grantStatus(
  request: GrantStatus,
  heldAlready: number,
  pedagogicalJobs: number,
): Decision<RegionalMethodist, RegionalMethodistStatusGranted, 'has-the-status' | 'no-pedagogical-worker'> {
  if (heldAlready > 0) return reject('has-the-status');
  if (pedagogicalJobs === 0) return reject('no-pedagogical-worker');
  const next = { ...request, to: null, teachers: [], version: 0 };
  return accept(next, RegionalMethodistStatusGranted(stateOf(next)));
}

/** Whether the teacher has another regional methodist at the time is counted by the command. */
export function assignTeacher(
  status: RegionalMethodist,
  { teacherId, from }: { readonly teacherId: PersonId; readonly from: CalendarDate },
  assignedElsewhere: number,
): Decision<
  RegionalMethodist,
  TeacherAssignedToRegionalMethodist,
  'status-ended' | 'before-the-status' | 'assigned-to-oneself' | 'assigned-already' | 'too-many-assignments'
> {
  if (status.to !== null) return reject('status-ended', { to: status.to });
  if (from < status.from) return reject('before-the-status', { from: status.from });
  if (teacherId === status.personId) return reject('assigned-to-oneself');
  const assigned = status.teachers.some(
    (teacher) => teacher.teacherId === teacherId && (teacher.to === null || teacher.to > from),
  );
  if (assigned || assignedElsewhere > 0) return reject('assigned-already');
  if (status.teachers.length >= ASSIGNMENTS_LIMIT) return reject('too-many-assignments', { limit: ASSIGNMENTS_LIMIT });
  const next = { ...status, teachers: [...status.teachers, { teacherId, from, to: null }] };
  return accept(next, TeacherAssignedToRegionalMethodist({ ...stateOf(next), teacherId, occurredOn: from }));
}

export function releaseTeacher(
  status: RegionalMethodist,
  { teacherId, to }: { readonly teacherId: PersonId; readonly to: CalendarDate },
): Decision<RegionalMethodist, TeacherReleasedFromRegionalMethodist, 'not-assigned' | 'ends-before-it-started'> {
  const assigned = status.teachers.find((teacher) => teacher.teacherId === teacherId && teacher.to === null);
  if (!assigned) return reject('not-assigned');
  if (to <= assigned.from) return reject('ends-before-it-started', { from: assigned.from });
  const teachers = status.teachers.map((teacher) => (teacher === assigned ? { ...teacher, to } : teacher));
  const next = { ...status, teachers };
  return accept(next, TeacherReleasedFromRegionalMethodist({ ...stateOf(next), teacherId, occurredOn: to }));
}

/** Every assignment ends with the status. */
export function endStatus(
  status: RegionalMethodist,
  to: CalendarDate,
): Decision<RegionalMethodist, RegionalMethodistStatusEnded, 'status-ended' | 'ends-before-it-started'> {
  if (status.to !== null) return reject('status-ended', { to: status.to });
  if (to <= status.from) return reject('ends-before-it-started', { from: status.from });
  const next = { ...status, to, teachers: endedOn(status.teachers, to) };
  return accept(next, RegionalMethodistStatusEnded(stateOf(next)));
}

const stateOf = ({ id: statusId, personId, unitId, from, to, teachers }: RegionalMethodist) => ({
  statusId,
  personId,
  unitId,
  from,
  to,
  teachers: [...teachers],
});
