import type { EDUCATIONAL_KINDS, Role, UnitKind, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';

/** How much of the network is filled with organisations and people. */
export type DemoSize = 'small' | 'oblast';

/** Everything the demo network consists of, before any of it is loaded. */
export interface Dataset {
  readonly units: readonly DemoUnit[];
  readonly memberships: readonly DemoMembership[];
  readonly relations: readonly DemoRelation[];
  readonly agreements: readonly DemoAgreement[];
  readonly acts: readonly DemoAct[];
  readonly models: readonly DemoServiceModel[];
  readonly webResources: readonly DemoWebResource[];
  readonly structures: readonly DemoStructure[];
  readonly sites: readonly DemoSite[];
  readonly categories: readonly DemoCategory[];
  readonly contingents: readonly DemoContingent[];
  readonly grants: readonly DemoGrant[];
  readonly staff: Staff;
}

export type EducationalKind = (typeof EDUCATIONAL_KINDS)[number];

export interface DemoUnit {
  readonly id: UnitId;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly name: string;
  readonly shortName: string;
  /** Parent in the administrative hierarchy; null for the network itself. */
  readonly parent: UnitId | null;
  readonly from: CalendarDate;
  readonly oktmo?: string;
}

/** A municipality in a hub (NET-04): by agreement, or agreed. */
export interface DemoMembership {
  readonly hub: UnitId;
  readonly municipality: UnitId;
  readonly agreement: 'BY_AGREEMENT' | 'AGREED';
  readonly from: CalendarDate;
}

/** `other` is the founder, guide, partner or delegate of `unit`. */
export interface DemoRelation {
  readonly kind: 'FOUNDER' | 'SCIENTIFIC_GUIDANCE' | 'PARTNERSHIP';
  readonly unit: UnitId;
  readonly other: UnitId;
  readonly subject: string;
  readonly from: CalendarDate;
}

export interface DemoAgreement {
  readonly unit: UnitId;
  readonly partner: UnitId;
  readonly title: string;
  readonly from: CalendarDate;
  readonly orderedEvents: number;
}

/** A local act of a school on its methodical service (T21 order 6); the acts of the documents are in the registry from the start. */
export interface DemoAct {
  readonly unit: UnitId;
  readonly number: string;
  readonly adoptedOn: CalendarDate;
  readonly title: string;
  /** The act that it carries out, by the unit that it belongs to and its number. */
  readonly inPursuanceOf: ActKey;
  /** Day and address of its publication, when it has been published. */
  readonly published: { readonly on: CalendarDate; readonly at: string } | null;
}

/** A number alone is not enough: different bodies number their acts alike. */
export interface ActKey {
  readonly unit: UnitId;
  readonly number: string;
}

export interface DemoServiceModel {
  readonly unit: UnitId;
  readonly form: 'LEGAL_ENTITY' | 'STRUCTURAL_UNIT' | 'OTHER';
  readonly description: string;
  readonly act: ActKey | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export interface DemoWebResource {
  readonly unit: UnitId;
  readonly url: string;
  readonly section: string;
  readonly from: CalendarDate;
}

export interface DemoStructure {
  readonly unit: UnitId;
  readonly kind: 'MMO' | 'PTG';
  /** Code of the subject or direction (CL-05). */
  readonly subject: string;
  readonly name: string;
  readonly formedOn: CalendarDate;
  /** Who leads it and where they work; the head of a municipal association comes from one of its organisations. */
  readonly head: { readonly person: DemoPerson; readonly unit: UnitId } | null;
}

export interface DemoSite {
  readonly unit: UnitId;
  readonly kind:
    | 'FEDERAL_INNOVATION'
    | 'REGIONAL_INNOVATION'
    | 'MUNICIPAL_INNOVATION'
    | 'UNIVERSITY_BASE'
    | 'INTERNSHIP';
  readonly theme: string;
  readonly patron: UnitId | null;
  readonly from: CalendarDate;
}

export interface DemoCategory {
  readonly unit: UnitId;
  readonly category: 'LOW_RESULTS' | 'ADVERSE_SOCIAL_CONDITIONS' | 'SMALL_SCHOOL';
  readonly from: CalendarDate;
}

export interface DemoContingent {
  readonly unit: UnitId;
  readonly asOf: CalendarDate;
  readonly counts: readonly { readonly age: number; readonly count: number }[];
}

export interface DemoGrant {
  readonly subject: string;
  readonly role: Role;
  readonly unit: UnitId;
  readonly from: CalendarDate;
}

/** People and everything kept of them and of their workplaces by staffing. */
export interface Staff {
  readonly people: readonly DemoPerson[];
  readonly schedules: readonly DemoSchedule[];
  readonly workplaces: readonly DemoWorkplace[];
  readonly teams: readonly DemoTeam[];
  readonly regionalMethodists: readonly DemoRegionalMethodist[];
  readonly assignments: readonly DemoAssignment[];
}

/** A generated person; the name says so. */
export interface DemoPerson {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly birthDate: CalendarDate;
  readonly higherEducation: boolean;
  readonly pedagogicalSince: CalendarDate;
  /** The main place of work first; an earlier one and a secondary one may follow. */
  readonly employments: readonly DemoEmployment[];
  readonly trainings: readonly DemoTraining[];
  readonly category: DemoQualificationCategory | null;
}

export interface DemoEmployment {
  readonly unit: UnitId;
  readonly position: DemoPosition;
  readonly rateHundredths: number;
  /** Teaching load in hundredths of a full one («коэффициент совмещения», T21). */
  readonly teachingLoadHundredths: number;
  readonly main: boolean;
  readonly subjects: readonly string[];
  readonly from: CalendarDate;
  /** First day no longer employed; null while it lasts. */
  readonly to: CalendarDate | null;
}

/** The positions that occur in the demo network, by the codes of staffing's list. */
export type DemoPosition =
  | 'head'
  | 'deputy-head'
  | 'teacher'
  | 'educator'
  | 'additional-education-teacher'
  | 'educational-psychologist'
  | 'social-educator'
  | 'speech-therapist'
  | 'methodist'
  | 'senior-methodist'
  | 'preschool-methodist';

export interface DemoTraining {
  readonly kind: 'RETRAINING' | 'UPGRADING';
  readonly title: string;
  readonly hours: number;
  readonly completedOn: CalendarDate;
}

export interface DemoQualificationCategory {
  readonly kind: 'FIRST' | 'HIGHEST';
  readonly grantedOn: CalendarDate;
  /** Last day on which it is valid; null without a term. */
  readonly validUntil: CalendarDate | null;
}

export interface DemoSchedule {
  readonly unit: UnitId;
  readonly from: CalendarDate;
  readonly posts: readonly { readonly position: DemoPosition; readonly postsHundredths: number }[];
}

export interface DemoWorkplace {
  readonly unit: UnitId;
  readonly name: string;
  readonly computer: boolean;
  readonly peripherals: boolean;
  readonly internet: boolean;
  readonly from: CalendarDate;
}

export interface DemoTeam {
  readonly unit: UnitId;
  readonly name: string;
  readonly from: CalendarDate;
  readonly members: readonly DemoPerson[];
  readonly training: DemoTraining | null;
}

export interface DemoRegionalMethodist {
  readonly person: DemoPerson;
  readonly unit: UnitId;
  readonly from: CalendarDate;
  readonly teachers: readonly DemoPerson[];
}

/** A methodist of a service and the organisations that they answer for. */
export interface DemoAssignment {
  readonly person: DemoPerson;
  readonly unit: UnitId;
  readonly organisations: readonly UnitId[];
  readonly from: CalendarDate;
}
