import type { CalendarDate } from '@metodnet/kernel';

/** What staffing and network state. */
type StaffFact =
  /** A job whose position counts for PED, for TEACHER, for METH, `amount` its rate in hundredths; any job, by its rate; posts in hundredths. */
  | 'educator'
  | 'teacher'
  | 'methodist'
  | 'filled'
  | 'post'
  /** So it is of the person; `young`: under 35 (AMB-14). */
  | 'higher-education'
  | 'young'
  | 'category'
  | 'regional-methodist'
  /** In-service training, from the day of its completion. */
  | 'course'
  /** The person is assigned to the regional methodist `other`. */
  | 'assigned'
  /** There is a workplace, with a computer and peripherals, with internet. */
  | 'workplace'
  | 'workplace-equipped'
  | 'workplace-online';

/** What network states of people and units. */
type NetworkFact =
  /** There is a unit that was registered as an educational organisation. */
  | 'organisation'
  /** A seat in an association, in a problem-solving group, in a project group; there is an association or a group at the unit. */
  | 'seat-in-association'
  | 'seat-in-group'
  | 'seat-in-project-group'
  | 'structure'
  /** The unit takes part in the network service by a model of its own; that model, the holder, ended early. */
  | 'service-model'
  | 'service-model-ended'
  /** So many pupils were counted at the unit, the holder, from that day until the next count: all, and those aged 5 to 18. */
  | 'pupils'
  | 'pupils-5-18';

/** What an event that was held is, on its last day: each a fact of the event, at the unit that organised it. */
export type HeldFact =
  | 'held'
  /** For those who work in the network, not for pupils and parents alone: methodical support. */
  | 'held-for-staff'
  /** «Собрание» (CL-02), and the active forms of professional interaction (T21 E3). */
  | 'held-meeting'
  | 'held-active-form'
  /** One of the forms in which people learn (T21 1.3). */
  | 'held-training'
  /** About new technologies, forms and methods (T21 E10), about young talents (T21 E13). */
  | 'held-new-technologies'
  | 'held-talent'
  /** As one of the programme `other`. */
  | 'held-in-programme'
  /** Methodical support without meetings (AMB-08); under an agreement with a third party; on FGOS, for managers (T21 E11). */
  | 'held-besides-meetings'
  | 'held-under-agreement'
  | 'held-fgos-managers';

/** What the events service states. */
type EventFact =
  | HeldFact
  /** The person took part in the event `other`, or held it as its organiser. */
  | 'attended'
  | 'organised'
  /** The programme is a series of events of methodical support (T21 1.5). */
  | 'series'
  /** The person, a methodist, consulted the person `other`. */
  | 'consulting'
  /** The pupil was at the event `other`, sent from the unit; the pupil is 5 to 18 years old. */
  | 'pupil-attended'
  | 'aged-5-18';

/** What the events service states of plans and of who is informed; things, unless it says otherwise. */
type PlanFact =
  /** A request came; to present a practice; it is in a plan; its practice was presented. A person asks by the request `other`. */
  | 'requested'
  | 'asked-to-present'
  | 'planned'
  | 'presented'
  | 'asking-to-present'
  /** A practice was disseminated; an event was ordered under an agreement, by the day on which it is due. */
  | 'disseminated'
  | 'ordered'
  /** There is a project, with an approved passport, with a current report; an approved road map; a tutor’s assignment. */
  | 'project'
  | 'project-approved'
  | 'project-reported'
  | 'road-map'
  | 'tutoring'
  /** A bulletin was mailed in the week of this Monday; a mail reached an organisation. */
  | 'mailed-week'
  | 'informed';

export type FactKind = StaffFact | NetworkFact | EventFact | PlanFact;

/**
 * What happens to people on the day of the event to which it leads, or on a day of its own, and the events themselves: a measure of a
 * length of period depends on it within the period of that day alone.
 */
export const OCCASIONS: readonly FactKind[] = ['attended', 'organised', 'pupil-attended', 'consulting'];
export const isOccasion = (kind: FactKind): boolean => OCCASIONS.includes(kind) || kind.startsWith('held');

/** A fact as its aggregate states it, in the ids of the network. */
export interface StatedFact {
  readonly kind: FactKind;
  /** Of whom or what it tells: a person, a workplace, a staff schedule, an event. */
  readonly holder: string;
  readonly unit?: string;
  /** A second one of whom it tells: a regional methodist, an event. */
  readonly other?: string;
  readonly from: CalendarDate;
  /** First day on which it no longer holds; null is open, and so is what happened on the day `from`. */
  readonly to: CalendarDate | null;
  /** Hundredths of a post; 1 for what is merely counted. */
  readonly amount?: number;
}

/** A fact under the integer keys of this database; merged people have one key. */
export interface Fact {
  readonly kind: FactKind;
  readonly holder: number;
  readonly unit: number | null;
  readonly other: number | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly amount: number;
}
