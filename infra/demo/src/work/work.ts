import type { Audience, EventForm, EventKind, EventLevel, EventTag, MmoSubject } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { DemoPerson } from '../dataset.js';

/** A year and a half of a methodical service, before any of it is loaded. */
export interface ServiceWork {
  readonly municipality: UnitId;
  readonly service: UnitId;
  /** Who gives the municipal assignment and orders events. */
  readonly authority: UnitId;
  readonly assignment: readonly DemoMeasure[];
  readonly requests: readonly DemoRequest[];
  readonly plans: readonly DemoPlan[];
  readonly events: readonly DemoEvent[];
  readonly consultations: readonly DemoConsultation[];
  readonly practices: readonly DemoPractice[];
  readonly materials: readonly DemoMaterial[];
  readonly projects: readonly DemoProject[];
  readonly mediaItems: readonly DemoMediaItem[];
  readonly referrals: readonly DemoReferral[];
}

/** What the municipal assignment asks of an indicator. */
export interface DemoMeasure {
  readonly kind: 'VOLUME' | 'QUALITY';
  readonly indicator: string;
  readonly value: string;
}

export interface DemoRequest {
  readonly applicant: UnitId;
  readonly kind: 'HOLD_EVENT' | 'PRESENT_PRACTICE' | 'SUPPORT_IN_COMPETITION';
  readonly subject: string;
  readonly receivedOn: CalendarDate;
  /** Why it was declined; null when it was accepted. */
  readonly declined: string | null;
}

export interface DemoPlan {
  readonly kind: 'WORK_PLAN' | 'DEVELOPMENT_PLAN';
  readonly title: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Null while it is a draft. */
  readonly order: { readonly number: string; readonly date: CalendarDate } | null;
  readonly items: readonly DemoPlanItem[];
}

export interface DemoPlanItem {
  readonly number: string;
  readonly title: string;
  readonly direction: 'ANALYTICAL' | 'INFO_RENTAL' | 'ORG_METHOD' | 'EDU_CONSULT' | null;
  readonly content: string | null;
  readonly deadline: string;
  readonly functions: readonly string[];
  /** The accepted requests on which it rests, by their places in the list. */
  readonly requests: readonly number[];
  readonly bases: readonly { readonly kind: 'REGIONAL_EVENT' | 'FEDERAL_EVENT'; readonly text: string }[];
  readonly assigned: boolean;
  readonly state: 'PLANNED' | 'IN_PROGRESS' | 'DONE' | 'NOT_DONE';
  readonly doneOn: CalendarDate | null;
}

/** Somebody at an event, and where they work on that day. */
export interface DemoGuest {
  readonly person: DemoPerson;
  readonly home: UnitId;
  readonly role: 'PARTICIPANT' | 'SPEAKER' | 'ORGANISER';
}

export interface DemoEvent {
  readonly title: string;
  readonly kind: EventKind;
  readonly level: EventLevel;
  readonly form: EventForm;
  readonly on: CalendarDate;
  readonly audience: readonly Audience[];
  readonly tags: readonly EventTag[];
  readonly subjects: readonly MmoSubject[];
  readonly hours: number;
  /** One of the series of methodical support for young teachers. */
  readonly inSeries: boolean;
  /** Ordered by the authority under its agreement with a third party. */
  readonly ordered: boolean;
  readonly state: 'HELD' | 'COMING' | 'CALLED_OFF';
  readonly guests: readonly DemoGuest[];
}

export interface DemoConsultation {
  readonly methodist: DemoPerson;
  readonly person: DemoPerson;
  readonly home: UnitId;
  readonly topic: string;
  readonly on: CalendarDate;
}

export interface DemoPractice {
  readonly home: UnitId;
  readonly author: DemoPerson;
  readonly theme: string;
  /** Days on which the stages were reached, in their order. */
  readonly reached: readonly CalendarDate[];
}

export interface DemoMaterial {
  readonly type: 'GUIDELINES' | 'LESSON' | 'PRESENTATION' | 'COLLECTION';
  readonly title: string;
  readonly author: DemoPerson;
  readonly subjects: readonly MmoSubject[];
  readonly url: string;
  readonly publishedOn: CalendarDate;
}

export interface DemoProject {
  readonly title: string;
  readonly from: CalendarDate;
  readonly protocol: { readonly number: string; readonly approvedOn: CalendarDate } | null;
  readonly reports: readonly { readonly on: CalendarDate; readonly currentUntil: CalendarDate }[];
  readonly tutor: DemoPerson | null;
}

export interface DemoMediaItem {
  readonly title: string;
  readonly inventoryNumber: string;
  readonly copies: number;
  /** To whom it was lent, when, and when it came back; null while it is out. */
  readonly loans: readonly {
    readonly home: UnitId;
    readonly lentOn: CalendarDate;
    readonly returnedOn: CalendarDate | null;
  }[];
}

/** By which order a school sends whom to the coming event of that place in the list. */
export interface DemoReferral {
  readonly home: UnitId;
  readonly event: number;
  readonly orderNumber: string;
  readonly issuedOn: CalendarDate;
  readonly people: readonly DemoPerson[];
}
