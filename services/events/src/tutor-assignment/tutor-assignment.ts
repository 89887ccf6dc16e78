import { TutorAssigned, type TutorAssignmentState, TutorReleased } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { ProjectId } from '../project/project.js';

export type TutorAssignmentId = Id<'TutorAssignment'>;

/** What is tutored (T21 A2 M5). */
export type TutoredLevel = TutorAssignmentState['level'];

/** Tutoring of a project or programme (тьюторство, кураторство; ENT-57, IND-37). */
export interface TutorAssignment {
  readonly id: TutorAssignmentId;
  /** Whose tutor. */
  readonly unitId: UnitId;
  readonly tutorId: PersonId;
  readonly level: TutoredLevel;
  /** The project or programme, as its owners call it. */
  readonly subject: string;
  /** The municipal project, when it is one that is kept here. */
  readonly projectId: ProjectId | null;
  readonly from: CalendarDate;
  /** First day no longer; its first day when it was entered by mistake. */
  readonly to: CalendarDate | null;
  readonly version: number;
}

export type AssignTutor = Omit<TutorAssignment, 'to' | 'version'>;

/** What is known beyond the request. */
export interface Circumstances {
  /** Whether the person works in the unit, or in one under it, on the first day. */
  readonly worksHere: boolean;
  /** Whether there is the project that it names. */
  readonly projectExists: boolean;
  /** Whether the person tutors that very project or programme already. */
  readonly tutorsItAlready: boolean;
}

/** Makes somebody the tutor of a project or programme, also one who has been it for long. */
export function assignTutor(
  request: AssignTutor,
  { worksHere, projectExists, tutorsItAlready }: Circumstances,
): Decision<
  TutorAssignment,
  TutorAssigned,
  'subject-missing' | 'not-employed-then' | 'no-such-project' | 'tutors-it-already'
> {
  if (!request.subject.trim()) return reject('subject-missing');
  if (!worksHere) return reject('not-employed-then', { from: request.from });
  if (request.projectId !== null && !projectExists) return reject('no-such-project');
  if (tutorsItAlready) return reject('tutors-it-already');
  const next: TutorAssignment = { ...request, to: null, version: 0 };
  return accept(next, TutorAssigned(stateOf(next)));
}

/** Releases a tutor, also beforehand; on the first day when it never was. */
export function releaseTutor(
  assignment: TutorAssignment,
  to: CalendarDate,
): Decision<TutorAssignment, TutorReleased, 'released-already' | 'released-before-assigned'> {
  if (assignment.to !== null) return reject('released-already', { to: assignment.to });
  if (to < assignment.from) return reject('released-before-assigned', { from: assignment.from });
  const next: TutorAssignment = { ...assignment, to };
  return accept(next, TutorReleased(stateOf(next)));
}

const stateOf = ({ id, unitId, tutorId, level, from, to }: TutorAssignment) => ({
  tutorAssignmentId: id,
  unitId,
  tutorId,
  level,
  from,
  to,
});
