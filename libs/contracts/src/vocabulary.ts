import type * as kernel from '@metodnet/kernel';
import { isCalendarDate, isGlobalId, isUnitId } from '@metodnet/kernel';
import { z } from 'zod';

/** A day, `YYYY-MM-DD`. */
export const CalendarDate = z.string().refine(isCalendarDate, 'A calendar date, YYYY-MM-DD').meta({ format: 'date' });

/** A unit's stable code, lower-case kebab: `ru-tom-tomsk-school-4`. */
export const UnitId = z.string().refine(isUnitId, 'A unit code, lower-case kebab');

/** A global id, `<owner>:<uuid>`, of one kind of record. */
export const globalId = <Kind extends string>(kind: Kind) =>
  z
    .string()
    .refine((text): text is kernel.Id<Kind> => isGlobalId(text), `A global id <owner>:<uuid> of a ${kind}`)
    .describe(`Global id of a ${kind}, <owner>:<uuid>`);

export const PersonId = globalId('Person').describe('Opaque and random; the name never leaves the person’s home');
