import { Dismissed, Employed, EmploymentChanged, EmploymentCorrected } from '@metodnet/contracts';
import type { CalendarDate, EmploymentId, PersonId, UnitId } from '@metodnet/kernel';
import { accept, type Decision, reject } from '@metodnet/kernel';
import { factsOf, findPosition } from '../position/position.js';
import { isSubject } from '../position/subjects.js';
import { asCode, notTexts } from '../text/text.js';
import { endedOn, type Stretch, saidFrom, type Timeline } from '../timeline/timeline.js';

/** One job of a person in a unit: position, rate and load as they were on every day of it (ENT-21). */
export interface Employment {
  readonly id: EmploymentId;
  readonly personId: PersonId;
  readonly unitId: UnitId;
  /** Табельный номер: by which the employer’s own lists know this job; stays at home. */
  readonly personnelNumber: string | null;
  /** Main place of work, or secondary (совместительство). */
  readonly main: boolean;
  readonly from: CalendarDate;
  /** First day no longer employed. */
  readonly to: CalendarDate | null;
  /** Entered by mistake: it never was. */
  readonly cancelled: boolean;
  readonly terms: Timeline<Term>;
  readonly version: number;
}

/** What was agreed for a stretch of time; rate and load are hundredths, so that sums are exact. */
export interface Term extends Stretch {
  readonly position: string;
  readonly rateHundredths: number;
  readonly teachingLoadHundredths: number;
  readonly subjects: readonly string[];
}
export type Terms = Omit<Term, keyof Stretch>;

export type Employ = Pick<Employment, 'id' | 'personId' | 'unitId' | 'personnelNumber' | 'main' | 'from'> & Terms;
export type ChangeEmployment = { readonly from: CalendarDate } & Partial<Terms>;
export type CorrectEmployment = Pick<Employment, 'main' | 'from' | 'to'> & {
  readonly terms: readonly ({ readonly from: CalendarDate } & Terms)[];
};

/** What the same person's other jobs come to, anywhere; counted beyond the actor's sight. */
export interface OtherJobs {
  /** Other main employments at the same time. */
  readonly main: number;
  /** The most that all jobs together, this one included, come to on any day. */
  readonly peakRateHundredths: number;
}

/** One job is never more than two posts; neither are all jobs of a person together. A setting [D]: no document prints one. */
export const RATE_LIMIT = 200;
export const TEACHING_LOAD_LIMIT = 300;

type WrongTerms = 'unknown-position' | 'unknown-subject' | 'rate-out-of-range' | 'load-out-of-range';
type Overburdened = 'has-a-main-job' | 'too-many-rates';

export function employ(
  request: Employ,
  others: OtherJobs,
): Decision<Employment, Employed, WrongTerms | Overburdened | 'not-a-text'> {
  const { id, personId, unitId, personnelNumber, main, from, ...terms } = request;
  const { position, rateHundredths, teachingLoadHundredths, subjects } = terms;
  const term: Term = { from, to: null, position, rateHundredths, teachingLoadHundredths, subjects };
  const next: Employment = {
    id,
    personId,
    unitId,
    personnelNumber,
    main,
    from,
    to: null,
    cancelled: false,
    terms: [term],
    version: 0,
  };
  const wrong = notTexts(personnelNumber) ?? wrongIn([term]) ?? overburdened(next, others);
  return wrong ?? accept(next, Employed(stateOf(next)));
}

/** Another rate, position, load or subjects from a day on; what is not named stays as it is on that day. */
export function termsAfter({ terms }: Employment, { from, ...change }: ChangeEmployment): Timeline<Term> {
  const before = terms.findLast((term) => term.from <= from);
  return before ? saidFrom<Term>(terms, from, { ...before, ...change }) : terms;
}

export function changeEmployment(
  employment: Employment,
  change: ChangeEmployment,
  others: OtherJobs,
  before: OtherJobs,
): Decision<Employment, EmploymentChanged, WrongTerms | Overburdened | 'cancelled' | 'not-employed-then'> {
  const { cancelled, from, to } = employment;
  if (cancelled) return reject('cancelled');
  if (change.from < from || (to !== null && change.from >= to))
    return reject('not-employed-then', { from, to: to ?? '…' });
  const next = { ...employment, terms: termsAfter(employment, change) };
  const wrong = wrongIn(next.terms) ?? overburdened(next, others, before);
  return wrong ?? accept(next, EmploymentChanged({ ...stateOf(next), occurredOn: change.from }));
}

/** Ends a job; `to` is the first day no longer employed. */
export function dismiss(
  employment: Employment,
  to: CalendarDate,
): Decision<Employment, Dismissed, 'cancelled' | 'already-ended' | 'ends-before-it-started'> {
  if (employment.cancelled) return reject('cancelled');
  if (employment.to !== null) return reject('already-ended', { to: employment.to });
  if (to <= employment.from) return reject('ends-before-it-started', { from: employment.from });
  const next = { ...employment, to, terms: endedOn(employment.terms, to) };
  return accept(next, Dismissed(stateOf(next)));
}

/** What a correction makes of an employment, before its rules are asked. */
export function corrected(employment: Employment, { main, from, to, terms }: CorrectEmployment): Employment {
  const ordered = [...terms].sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    ...employment,
    main,
    from,
    to,
    terms: ordered.map((term, index) => ({ ...term, to: ordered[index + 1]?.from ?? to })),
  };
}

/** As it really was: dates and terms are stated anew and replace what had been entered. */
export function correctEmployment(
  employment: Employment,
  correction: CorrectEmployment,
  others: OtherJobs,
  before: OtherJobs,
): Decision<
  Employment,
  EmploymentCorrected,
  WrongTerms | Overburdened | 'cancelled' | 'ends-before-it-started' | 'terms-do-not-fit'
> {
  const { from, to } = correction;
  if (employment.cancelled) return reject('cancelled');
  if (to !== null && to <= from) return reject('ends-before-it-started', { from });
  const next = corrected(employment, correction);
  const starts = next.terms.map((term) => term.from);
  if (
    starts[0] !== from ||
    new Set(starts).size < starts.length ||
    starts.some((start) => to !== null && start >= to)
  ) {
    return reject('terms-do-not-fit', { from, to: to ?? '…' });
  }
  const wrong = wrongIn(next.terms) ?? overburdened(next, others, before);
  return wrong ?? accept(next, EmploymentCorrected({ ...stateOf(next), corrects: employment.version }));
}

/** It never was: figures forget it for the past as well. */
export function cancelEmployment(employment: Employment): Decision<Employment, EmploymentCorrected, 'cancelled'> {
  if (employment.cancelled) return reject('cancelled');
  const next = { ...employment, cancelled: true };
  return accept(next, EmploymentCorrected({ ...stateOf(next), corrects: employment.version }));
}

/** What the network is told: the whole of it, each term with what its position counts for. */
export function stateOf({ id: employmentId, personId, unitId, main, from, to, cancelled, terms }: Employment) {
  const told = terms.map(({ position, subjects, ...term }) => ({
    ...term,
    subjects: [...subjects],
    ...factsOf(position),
  }));
  return { employmentId, personId, unitId, main, from, to, cancelled, terms: told };
}

function wrongIn(terms: readonly Term[]) {
  for (const { position, rateHundredths, teachingLoadHundredths, subjects } of terms) {
    if (!findPosition(position)) return reject('unknown-position', { position: asCode(position) });
    const unknown = subjects.find((subject) => !isSubject(subject));
    if (unknown !== undefined) return reject('unknown-subject', { subject: asCode(unknown) });
    if (rateHundredths < 1 || rateHundredths > RATE_LIMIT) return reject('rate-out-of-range', { limit: RATE_LIMIT });
    if (teachingLoadHundredths < 0 || teachingLoadHundredths > TEACHING_LOAD_LIMIT) {
      return reject('load-out-of-range', { limit: TEACHING_LOAD_LIMIT });
    }
  }
  return null;
}

/**
 * At any time one main job, and all of them within the limit. What is too much already, through another employer’s doing,
 * hinders nobody who makes it no worse.
 */
function overburdened({ main }: Employment, others: OtherJobs, before: OtherJobs = { main: 0, peakRateHundredths: 0 }) {
  if (main && others.main > before.main) return reject('has-a-main-job');
  if (others.peakRateHundredths > Math.max(RATE_LIMIT, before.peakRateHundredths))
    return reject('too-many-rates', { limit: RATE_LIMIT });
  return null;
}
