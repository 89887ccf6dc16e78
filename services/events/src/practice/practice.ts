import { PracticeChanged, PracticeStage, PracticeStageReached } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { Event, EventId } from '../event/event.js';
import type { EventRequest, EventRequestId } from '../event-request/event-request.js';

export type PracticeId = Id<'Practice'>;

export interface ReachedStage {
  readonly stage: PracticeStage;
  readonly reachedOn: CalendarDate;
  /** The event where it happened. */
  readonly eventId: EventId | null;
}

/** A practice worth spreading (значимый педагогический опыт, лучшая практика; ENT-52, PRC-10). */
export interface Practice {
  readonly id: PracticeId;
  /** The service that works on it. */
  readonly unitId: UnitId;
  /** The organisation where it was found. */
  readonly homeId: UnitId;
  readonly theme: string;
  readonly summary: string | null;
  readonly authorIds: readonly PersonId[];
  /** The request to present it (IND-09). */
  readonly requestId: EventRequestId | null;
  /** Reached so far, in order; at least the first. */
  readonly stages: readonly ReachedStage[];
  /** Given up, or entered by mistake: it counts nowhere. */
  readonly withdrawn: boolean;
  readonly version: number;
}

export type PracticeDetails = Pick<Practice, 'theme' | 'summary' | 'authorIds' | 'requestId'>;
export type IdentifyPractice = Pick<Practice, 'id' | 'unitId' | 'homeId'> &
  PracticeDetails &
  Omit<ReachedStage, 'stage'>;

/** What is known beyond the request. */
export interface Circumstances {
  /** How many of the authors worked at its home on the day when it was found. */
  readonly authorsThere: number;
  /** The request that it cites, if there is one that the actor may see. */
  readonly request: Pick<EventRequest, 'kind' | 'unitId' | 'status'> | null;
}

/** What is known of the day and place of a stage. */
export interface Occasion {
  readonly today: CalendarDate;
  /** The event that is cited, if there is one. */
  readonly event: Pick<Event, 'status' | 'startsOn' | 'endsOn'> | null;
}

/** The five stages, in order (CL-16). */
export const STAGES = PracticeStage.options;
/** More make no practice of somebody's own. */
const MOST_AUTHORS = 20;

type DetailsReason =
  | 'theme-missing'
  | 'authors-missing'
  | 'too-many-authors'
  | 'author-twice'
  | 'authors-not-employed-then'
  | 'no-such-request';
type OccasionReason = 'still-to-come' | 'no-such-event' | 'event-cancelled' | 'not-on-the-day-of-the-event';

/** Takes a practice up: it was identified. */
export function identifyPractice(
  { reachedOn, eventId, ...request }: IdentifyPractice,
  circumstances: Circumstances,
  occasion: Occasion,
): Decision<Practice, PracticeStageReached, DetailsReason | OccasionReason> {
  const first: ReachedStage = { stage: 'IDENTIFIED', reachedOn, eventId };
  const next: Practice = { ...request, stages: [first], withdrawn: false, version: 0 };
  const wrong = whyNot(next, circumstances) ?? whyNotThen(first, occasion);
  if (wrong) return wrong;
  return accept(next, PracticeStageReached(stateOf(next)));
}

/** Brings a practice to its next stage; none is left out. */
export function reachStage(
  practice: Practice,
  reached: ReachedStage,
  occasion: Occasion,
): Decision<
  Practice,
  PracticeStageReached,
  OccasionReason | 'withdrawn' | 'adopted-already' | 'stage-out-of-turn' | 'before-the-previous-stage'
> {
  if (practice.withdrawn) return reject('withdrawn');
  const expected = STAGES[practice.stages.length];
  if (!expected) return reject('adopted-already');
  if (reached.stage !== expected) return reject('stage-out-of-turn', { expected });
  const since = practice.stages.at(-1)?.reachedOn;
  if (since && reached.reachedOn < since) return reject('before-the-previous-stage', { since });
  const wrong = whyNotThen(reached, occasion);
  if (wrong) return wrong;
  const next: Practice = { ...practice, stages: [...practice.stages, reached] };
  return accept(next, PracticeStageReached(stateOf(next)));
}

/** Takes back the latest stage, which was entered by mistake; the first goes with the practice. */
export function takeBackStage(
  practice: Practice,
): Decision<Practice, PracticeChanged, 'withdrawn' | 'first-stage-stays'> {
  if (practice.withdrawn) return reject('withdrawn');
  if (practice.stages.length === 1) return reject('first-stage-stays');
  const next: Practice = { ...practice, stages: practice.stages.slice(0, -1) };
  return accept(next, PracticeChanged(stateOf(next)));
}

/** Changes or corrects what is known of a practice, besides its stages. */
export function changePractice(
  practice: Practice,
  details: PracticeDetails,
  circumstances: Circumstances,
): Decision<Practice, PracticeChanged, DetailsReason | 'withdrawn'> {
  if (practice.withdrawn) return reject('withdrawn');
  const next: Practice = { ...practice, ...details };
  const wrong = whyNot(next, circumstances);
  if (wrong) return wrong;
  return accept(next, PracticeChanged(stateOf(next)));
}

/** Gives a practice up. */
export function withdrawPractice(practice: Practice): Decision<Practice, PracticeChanged, 'withdrawn'> {
  if (practice.withdrawn) return reject('withdrawn');
  const next: Practice = { ...practice, withdrawn: true };
  return accept(next, PracticeChanged(stateOf(next)));
}

function whyNot(
  { theme, authorIds, requestId, unitId }: Practice,
  { authorsThere, request }: Circumstances,
): Rejected<DetailsReason> | null {
  if (!theme.trim()) return reject('theme-missing');
  if (authorIds.length === 0) return reject('authors-missing');
  if (authorIds.length > MOST_AUTHORS) return reject('too-many-authors', { limit: MOST_AUTHORS });
  if (new Set(authorIds).size < authorIds.length) return reject('author-twice');
  if (authorsThere < authorIds.length) return reject('authors-not-employed-then');
  const fits = request?.kind === 'PRESENT_PRACTICE' && request.unitId === unitId && request.status !== 'withdrawn';
  if (requestId !== null && !fits) return reject('no-such-request');
  return null;
}

function whyNotThen({ reachedOn, eventId }: ReachedStage, { today, event }: Occasion): Rejected<OccasionReason> | null {
  if (reachedOn > today) return reject('still-to-come', { reachedOn });
  if (eventId === null) return null;
  if (!event) return reject('no-such-event');
  if (event.status === 'cancelled') return reject('event-cancelled');
  const { startsOn, endsOn } = event;
  if (reachedOn < startsOn || reachedOn > endsOn) return reject('not-on-the-day-of-the-event', { startsOn, endsOn });
  return null;
}

const stateOf = (practice: Practice) => ({
  practiceId: practice.id,
  unitId: practice.unitId,
  homeId: practice.homeId,
  authorIds: [...practice.authorIds],
  requestId: practice.requestId,
  stages: [...practice.stages],
  withdrawn: practice.withdrawn,
});
