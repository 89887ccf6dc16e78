import { z } from 'zod';

/** How far a municipality's membership of a hub is settled: «по согласованию» or agreed (NET-04). */
export const AgreementStatus = z
  .enum(['BY_AGREEMENT', 'AGREED'])
  .describe('How far the membership is settled (NET-04)');
export type AgreementStatus = z.infer<typeof AgreementStatus>;

/** Organisational forms of a methodical service (CL-12, NET-09). */
export const OrganisationalForm = z
  .enum(['LEGAL_ENTITY', 'STRUCTURAL_UNIT', 'OTHER'])
  .describe('Form of the service (CL-12)');
export type OrganisationalForm = z.infer<typeof OrganisationalForm>;

/** Statuses of an organisation as a site (CL-07, NET-13). */
export const SiteKind = z
  .enum([
    'FEDERAL_INNOVATION',
    'REGIONAL_INNOVATION',
    'MUNICIPAL_INNOVATION',
    'UNIVERSITY_BASE',
    'INTERNSHIP',
    'PILOT',
    'BASE_SCHOOL',
    'BASE_PRESCHOOL',
    'SCHOOL_OF_EXPERIENCE',
    'OTHER',
  ])
  .describe('Which status (CL-07)');
export type SiteKind = z.infer<typeof SiteKind>;

/** Dated categories of an organisation (NET-14). */
export const UnitCategory = z
  .enum(['LOW_RESULTS', 'ADVERSE_SOCIAL_CONDITIONS', 'SMALL_SCHOOL'])
  .describe('Which category (NET-14)');
export type UnitCategory = z.infer<typeof UnitCategory>;

/** Methodical structures (CL-19). */
export const StructureKind = z
  .enum([
    'SERVICE',
    'CENTRE',
    'OFFICE',
    'CHAIR',
    'METHODICAL_ASSOCIATION',
    'MMO',
    'METHODICAL_COUNCIL',
    'PEDAGOGICAL_COUNCIL',
    'PTG',
    'PROJECT_GROUP',
    'INITIATIVE_TEAM',
    'WORKING_GROUP',
    'PROFESSIONAL_COMMUNITY',
  ])
  .describe('What it is (CL-19)');
export type StructureKind = z.infer<typeof StructureKind>;

/** Subjects and directions of municipal methodical associations, in the order of the printed form (CL-05: 3.1–3.19). */
export const MmoSubject = z
  .enum([
    'RUSSIAN',
    'FOREIGN_LANGUAGES',
    'MATHEMATICS',
    'INFORMATICS',
    'HISTORY_SOCIAL_STUDIES',
    'CHEMISTRY',
    'BIOLOGY',
    'GEOGRAPHY',
    'PHYSICS_ASTRONOMY',
    'PHYSICAL_EDUCATION',
    'LIFE_SAFETY',
    'TECHNOLOGY_ARTS',
    'CLASS_TEACHERS',
    'PRIMARY_SCHOOL',
    'PSYCHOLOGISTS',
    'SOCIAL_PEDAGOGUES',
    'HEADS',
    'DEPUTY_HEADS',
    'OTHER',
  ])
  .describe('Subject or direction (CL-05)');
export type MmoSubject = z.infer<typeof MmoSubject>;

/** Relations of two units (ENT-12; NET-07, 10–12). */
export const RelationKind = z
  .enum(['FOUNDER', 'SCIENTIFIC_GUIDANCE', 'PARTNERSHIP', 'DELEGATION'])
  .describe('Which relation (ENT-12)');
export type RelationKind = z.infer<typeof RelationKind>;

/** What a web address leads to (NET-16). */
export const WebResourceKind = z
  .enum(['OFFICIAL_SITE', 'METHODICAL_SECTION'])
  .describe('What the address leads to (NET-16)');
export type WebResourceKind = z.infer<typeof WebResourceKind>;

/** Kinds of normative acts and documents (ENT-08). */
export const ActKind = z
  .enum([
    'CONSTITUTION',
    'CONVENTION',
    'FEDERAL_LAW',
    'REGIONAL_LAW',
    'DECREE',
    'RESOLUTION',
    'DIRECTIVE',
    'ORDER',
    'CHARTER',
    'REGULATION',
    'PROTOCOL',
    'CONCEPT',
    'PROGRAMME',
    'LICENCE',
    'ACCREDITATION',
    'EDUCATIONAL_PROGRAMME',
    'LOCAL_ACT',
  ])
  .describe('What kind of act (ENT-08)');
export type ActKind = z.infer<typeof ActKind>;

/** Where an act is made public (CL-24, U14 item 3). */
export const PublicationChannel = z
  .enum(['SITE', 'NEWSPAPER', 'MAILING', 'MEDIA', 'TELEPHONE', 'STAND'])
  .describe('Through which channel (CL-24)');
export type PublicationChannel = z.infer<typeof PublicationChannel>;

/** How far an act has been carried out. */
export const ExecutionState = z.enum(['IN_PROGRESS', 'DONE', 'NOT_DONE']).describe('How far it has been carried out');
export type ExecutionState = z.infer<typeof ExecutionState>;

/** How many pupils of an age an organisation has; ages in full years, as in T21 E13 (5–18) and around it. */
export const AgeCount = z.object({
  age: z.int().min(0).max(25).describe('In full years'),
  count: z.int().min(0).max(100_000).describe('How many pupils of this age'),
});
export type AgeCount = z.infer<typeof AgeCount>;
