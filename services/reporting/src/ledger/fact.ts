import type { CalendarDate } from '@metodnet/kernel';

/**
 * What an aggregate may state, as far as figures depend on it:
 * `educator`, `methodist`: a job whose position counts for PED or METH, `amount` its rate in hundredths;
 * `filled`: any job, by its rate; `post`: posts of a staff schedule in hundredths;
 * `higher-education`, `category`, `regional-methodist`: so it is of the person;
 * `course`: in-service training, from the day of its completion;
 * `assigned`: the person is assigned to the regional methodist `other`;
 * `workplace`, `workplace-equipped`, `workplace-online`: there is one, with a computer and peripherals, with internet.
 */
export type FactKind =
  | 'educator'
  | 'methodist'
  | 'filled'
  | 'post'
  | 'higher-education'
  | 'category'
  | 'course'
  | 'regional-methodist'
  | 'assigned'
  | 'workplace'
  | 'workplace-equipped'
  | 'workplace-online';

/** A fact as its aggregate states it, in the ids of the network. */
export interface StatedFact {
  readonly kind: FactKind;
  /** Of whom or what it tells: a person, a workplace, a staff schedule. */
  readonly holder: string;
  readonly unit?: string;
  readonly other?: string;
  readonly from: CalendarDate;
  /** First day on which it no longer holds; null is open. */
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
