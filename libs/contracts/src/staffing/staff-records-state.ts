import { z } from 'zod';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';
import { PositionFacts } from './employment-state.js';

const from = CalendarDate.describe('First day on which it holds');
const to = CalendarDate.nullable().describe('First day on which it no longer holds; null while it lasts');

/** Programmes of in-service training: professional retraining and qualification upgrading (ДПО). */
export const TrainingKind = z.enum(['RETRAINING', 'UPGRADING']).describe('Which kind of programme');
export type TrainingKind = z.infer<typeof TrainingKind>;

/** A completed programme of in-service training. */
export const QualificationState = z.object({
  recordId: globalId('QualificationRecord'),
  personId: PersonId,
  unitId: UnitId.describe('The employer that entered it'),
  programmeKind: TrainingKind,
  hours: z.int().min(1).describe('Academic hours'),
  completedOn: CalendarDate.describe('Day of completion'),
  inFederalRegister: z.boolean().describe('The programme is in the Federal Register of ДПО programmes (IND-73)'),
  diagnosedOn: CalendarDate.nullable().describe(
    'Day of the earlier diagnostic by which the programme was chosen; null: not chosen by one (IND-73)',
  ),
  withdrawn: z.boolean().describe('Entered by mistake: it does not count'),
});

export const CategoryKind = z
  .enum(['FIRST', 'HIGHEST', 'PEDAGOGUE_METHODIST', 'PEDAGOGUE_MENTOR'])
  .describe('Which category');
export type CategoryKind = z.infer<typeof CategoryKind>;

/** A qualification category granted at attestation. */
export const CategoryState = z.object({
  categoryId: globalId('Category'),
  personId: PersonId,
  unitId: UnitId.describe('The employer that entered it'),
  kind: CategoryKind,
  grantedOn: CalendarDate.describe('Day on which it was granted'),
  validUntil: CalendarDate.nullable().describe('Last month-end on which it is valid; null: without a term'),
  withdrawn: z.boolean().describe('Entered by mistake: it does not count'),
});

/** What a methodist of a service answers for (ENT-25). */
export const MethodistAssignmentState = z.object({
  assignmentId: globalId('MethodistAssignment'),
  methodistId: PersonId,
  unitId: UnitId.describe('The methodical service'),
  teacherIds: z.array(PersonId).describe('Teachers answered for'),
  organisationIds: z.array(UnitId).describe('Organisations answered for'),
  direction: z.string().nullable().describe('Code of a direction of work (CL-05) or null'),
  from,
  to,
});

/** A regional methodist and the teachers assigned to them (ENT-26). */
export const RegionalMethodistState = z.object({
  statusId: globalId('RegionalMethodistStatus'),
  personId: PersonId,
  unitId: UnitId.describe('The unit that keeps the record; where the person works is told by employments'),
  from,
  to,
  teachers: z
    .array(z.object({ teacherId: PersonId, from, to }))
    .describe('Everyone ever assigned, each with dates; all spans lie within the status'),
});

/** A management team of an organisation (ENT-30). */
export const ManagementTeamState = z.object({
  teamId: globalId('ManagementTeam'),
  unitId: UnitId,
  from,
  to,
  members: z.array(z.object({ personId: PersonId, from, to })).describe('Everyone ever in it, with dates'),
  trainings: z
    .array(
      z.object({
        programmeKind: TrainingKind,
        hours: z.int().min(1).describe('Academic hours'),
        completedOn: CalendarDate.describe('Day of completion'),
      }),
    )
    .describe('Programmes of qualification upgrading taken part in as a team (IND-76)'),
});

/** A workplace of a unit’s staff (ENT-29). */
export const WorkplaceState = z.object({
  workplaceId: globalId('Workplace'),
  unitId: UnitId,
  from,
  to,
  equipment: z
    .array(
      z.object({
        from,
        to,
        computer: z.boolean().describe('There is a computer'),
        peripherals: z.boolean().describe('Access to peripherals: own, shared or over the network'),
        internet: z.boolean().describe('There is access to the internet'),
      }),
    )
    .min(1)
    .describe('In order of time, contiguous from `from` to `to`'),
});

/** The staff schedules of a unit, one after another (ENT-22). */
export const StaffScheduleState = z.object({
  scheduleId: globalId('StaffSchedule').describe('One per unit'),
  unitId: UnitId,
  schedules: z
    .array(
      z.object({
        from,
        to,
        posts: z
          .array(PositionFacts.extend({ postsHundredths: z.int().min(0).describe('Posts in hundredths') }))
          .describe('Posts by position'),
      }),
    )
    .min(1)
    .describe('In order of time, each in force until the next'),
});

/** Premises and equipment a methodical service needs (NRM-07). */
export const PremisesState = z.object({
  premisesId: globalId('Premises').describe('One per unit'),
  unitId: UnitId,
  states: z
    .array(
      z.object({
        from,
        to,
        offices: z.int().min(0).describe('Rooms for work (рабочие кабинеты)'),
        library: z.boolean().describe('There is a library'),
        assemblyHall: z.boolean().describe('There is an assembly hall'),
        computers: z.boolean().describe('Computer equipment is there'),
      }),
    )
    .min(1)
    .describe('In order of time, each until the next'),
});
