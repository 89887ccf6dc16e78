import { z } from 'zod';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';

/** A municipal project by its passport (ENT-56, IND-26). */
export const ProjectState = z.object({
  projectId: globalId('Project'),
  unitId: UnitId,
  title: z.string().describe('As approved; nothing about people'),
  approvedOn: CalendarDate.nullable().describe('Day of the protocol by which the passport was approved'),
  from: CalendarDate.describe('First day'),
  to: CalendarDate.nullable().describe('First day after it; null while no end is set'),
  reports: z
    .array(
      z.object({
        on: CalendarDate.describe('Day of the report'),
        currentUntil: CalendarDate.describe('Last day on which it is current'),
      }),
    )
    .describe('Reports; each is current until a day, itself included'),
});
export type ProjectState = z.infer<typeof ProjectState>;

/** A targeted programme, project or series of events (ENT-46, DL-02). */
export const TargetProgrammeState = z.object({
  programmeId: globalId('TargetProgramme'),
  unitId: UnitId,
  title: z.string().describe('As approved; nothing about people'),
  series: z.boolean().describe('A series of events of methodical support (T21 1.5; IND-24)'),
  from: CalendarDate.describe('First day'),
  to: CalendarDate.describe('First day after it'),
  closed: z.boolean().describe('Closed before its term'),
});
export type TargetProgrammeState = z.infer<typeof TargetProgrammeState>;

/** Tutoring of a project or programme (ENT-57; IND-37). */
export const TutorAssignmentState = z.object({
  tutorAssignmentId: globalId('TutorAssignment'),
  unitId: UnitId.describe('Whose tutor'),
  tutorId: PersonId,
  level: z.enum(['REGIONAL', 'MUNICIPAL', 'INNOVATION']).describe('What is tutored (T21 A2 M5)'),
  from: CalendarDate.describe('First day'),
  to: CalendarDate.nullable().describe('First day no longer'),
});
export type TutorAssignmentState = z.infer<typeof TutorAssignmentState>;
