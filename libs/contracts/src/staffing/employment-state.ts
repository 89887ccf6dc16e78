import { z } from 'zod';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';

/** Groups of the qualification directory (ЕКС, order 761н): sections II, III, IV, and everything else. */
export const PositionGroup = z
  .enum(['MANAGERIAL', 'PEDAGOGICAL', 'SUPPORT', 'OTHER'])
  .describe('Group of the position');
export type PositionGroup = z.infer<typeof PositionGroup>;

/** The three kinds of methodist with staffing norms of their own (ROL-08, NRM-01…03). */
export const MethodistKind = z.enum(['SUBJECT', 'PRESCHOOL', 'TEXTBOOK_STOCK']);
export type MethodistKind = z.infer<typeof MethodistKind>;

/** A position with what populations ask of it, so that no reader needs the list of positions. */
export const PositionFacts = z.object({
  position: z.string().min(1).max(60).describe('Code of the position in staffing’s list (ЕКС), e.g. `teacher`'),
  positionGroup: PositionGroup,
  pedagogical: z.boolean().describe('Counts for PED'),
  teacher: z.boolean().describe('Position «учитель»: counts for TEACHER'),
  manager: z.boolean().describe('Managerial staff: counts for MGR'),
  methodist: z.boolean().describe('A methodist’s position: counts for METH where the unit is a methodical service'),
  methodistKind: MethodistKind.nullable().describe('Null when it is no methodist’s position'),
});
export type PositionFacts = z.infer<typeof PositionFacts>;

/** One job of a person in a unit, with its whole dated history. */
export const EmploymentState = z.object({
  employmentId: globalId('Employment'),
  personId: PersonId,
  unitId: UnitId.describe('The employer'),
  main: z.boolean().describe('Main place of work; false: secondary (совместительство)'),
  from: CalendarDate.describe('First day employed'),
  to: CalendarDate.nullable().describe('First day no longer employed; null while it lasts'),
  cancelled: z.boolean().describe('Entered by mistake: it never was, whatever the dates say'),
  terms: z
    .array(
      PositionFacts.extend({
        from: CalendarDate.describe('First day'),
        to: CalendarDate.nullable().describe('First day no longer so; null for the last of an open employment'),
        rateHundredths: z.int().min(0).max(200).describe('Rate (ставка) in hundredths of a post'),
        teachingLoadHundredths: z.int().min(0).max(300).describe('Teaching load, hundredths of a full load'),
        subjects: z.array(z.string()).describe('Codes of subjects taught'),
      }),
    )
    .min(1)
    .describe('In order of time, contiguous from `from` to `to`'),
});
export type EmploymentState = z.infer<typeof EmploymentState>;
