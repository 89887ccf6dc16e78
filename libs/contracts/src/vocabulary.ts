import type * as kernel from '@metodnet/kernel';
import { isCalendarDate, isGlobalId, isUnitId } from '@metodnet/kernel';
import { z } from 'zod';

/** A day, `YYYY-MM-DD`. */
export const CalendarDate = z.string().refine(isCalendarDate, 'A calendar date, YYYY-MM-DD').meta({ format: 'date' });

/** A unit's stable code, lower-case kebab: `ru-tom-tomsk-school-4`. */
export const UnitId = z.string().refine(isUnitId, 'A unit code, lower-case kebab').describe('Code of the unit');

/** A global id, `<owner>:<uuid>`, of one kind of record. */
export const globalId = <Kind extends string>(kind: Kind) =>
  z
    .string()
    .refine((text): text is kernel.Id<Kind> => isGlobalId(text), `A global id <owner>:<uuid> of a ${kind}`)
    .describe(`Global id of a ${kind}, <owner>:<uuid>`);

export const PersonId = globalId('Person').describe('Opaque and random; the name never leaves the person’s home');

/** Levels of support of the network, exactly five (NET-01). */
export const UnitLevel = z
  .enum(['INTER_REGIONAL', 'REGION', 'HUB', 'MUNICIPALITY', 'ORGANISATION'])
  .describe('Level at which it works (NET-01)');
export type UnitLevel = z.infer<typeof UnitLevel>;

/** Kinds of organisation (CL-10) and of every other member of the network (CL-22). */
export const UnitKind = z
  .enum([
    'SCHOOL',
    'BOARDING_SCHOOL',
    'ORPHANAGE',
    'PRESCHOOL',
    'ADDITIONAL_EDUCATION',
    'INTER_REGIONAL_NETWORK',
    'INTER_REGIONAL_OPERATOR',
    'REGION',
    'REGIONAL_AUTHORITY',
    'REGIONAL_OPERATOR',
    'REGIONAL_OPERATOR_UNIT',
    'HUB',
    'MUNICIPALITY',
    'EDUCATION_AUTHORITY',
    'METHODICAL_CENTRE',
    'METHODICAL_SERVICE_UNIT',
    'PMPC',
    'MUNICIPAL_ORGANISATION',
    'UNIVERSITY',
    'PARTNER_ORGANISATION',
    'PROFESSIONAL_COMMUNITY',
    'SUPERVISORY_BODY',
  ])
  .describe('What it is (CL-10, CL-22)');
export type UnitKind = z.infer<typeof UnitKind>;

/** The educational organisations among the kinds: «ОО» (CL-10, NET-17). */
export const EDUCATIONAL_KINDS = [
  'SCHOOL',
  'BOARDING_SCHOOL',
  'ORPHANAGE',
  'PRESCHOOL',
  'ADDITIONAL_EDUCATION',
] as const satisfies readonly UnitKind[];

/** The methodical services among the kinds: their methodists and workplaces are those of IND-01…05 (NET-05, NET-09). */
export const SERVICE_KINDS = ['METHODICAL_CENTRE', 'METHODICAL_SERVICE_UNIT'] as const satisfies readonly UnitKind[];

/** The two parallel hierarchies over the same units (NET-08). */
export const Hierarchy = z.enum(['ADMINISTRATIVE', 'NETWORK']).describe('Which of the two hierarchies (NET-08)');
export type Hierarchy = z.infer<typeof Hierarchy>;

/** Roles that carry permissions; the other ROL entries are attributes (GLOSSARY). */
export const Role = z
  .enum([
    'inter-regional-operator',
    'regional-operator',
    'hub-operator',
    'education-authority',
    'education-authority-head',
    'founder',
    'municipal-operator',
    'methodist',
    'regional-methodist',
    'mmo-head',
    'school-head',
    'school-coordinator',
    'educator',
    'juror',
    'controller',
    'bi-reader',
    'auditor',
  ])
  .describe('The role given (ROL)');
export type Role = z.infer<typeof Role>;
