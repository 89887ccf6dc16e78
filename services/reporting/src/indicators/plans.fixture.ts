import {
  BulletinDelivered,
  BulletinSent,
  EventOrdered,
  type EventOrderState,
  NoticeDelivered,
  PlanApproved,
  type PlanState,
  PracticeStageReached,
  type PracticeState,
  ProjectReported,
  type ProjectState,
  RequestReceived,
  type RequestState,
  TutorAssigned,
  type TutorAssignmentState,
} from '@metodnet/contracts';
import { day, type Story } from '../reporting.fixture.js';

/** What a service plans, is asked and tells of, in short; every function answers the id, and told again under it, it is corrected. */

export function aRequest(
  story: Story,
  [owner, unit]: Keeper,
  receivedOn: string,
  given: Given<RequestState> = {},
  requestId = story.id(owner),
): string {
  const state = {
    ...{ requestId, unitId: unit, applicantId: unit, personId: null, kind: 'PRESENT_PRACTICE' },
    ...{ receivedOn: day(receivedOn), ruling: null, ruledOn: null, planItemId: null, withdrawn: false },
    ...given,
  } as RequestState;
  story.lanes.say(owner, `event_request:${requestId}`, RequestReceived(state));
  return requestId;
}

export function aPractice(
  story: Story,
  [owner, unit]: Keeper,
  stages: Partial<Record<PracticeState['stages'][number]['stage'], string>>,
  given: Given<PracticeState> = {},
  practiceId = story.id(owner),
): string {
  const reached = Object.entries(stages).map(([stage, on]) => ({ stage, reachedOn: day(on), eventId: null }));
  const state = {
    ...{ practiceId, unitId: unit, homeId: unit, authorIds: [], requestId: null, stages: reached, withdrawn: false },
    ...given,
  } as PracticeState;
  story.lanes.say(owner, `practice:${practiceId}`, PracticeStageReached(state));
  return practiceId;
}

export function anOrder(
  story: Story,
  [owner, unit]: Keeper,
  dueOn: string,
  given: Given<EventOrderState> = {},
  orderId = story.id(owner),
): string {
  const state = {
    ...{ orderId, unitId: owner, executorId: unit, agreementId: story.id(owner), dueOn: day(dueOn) },
    ...{ eventId: null, withdrawn: false },
    ...given,
  } as EventOrderState;
  story.lanes.say(owner, `event_order:${orderId}`, EventOrdered(state));
  return orderId;
}

export function aProject(
  story: Story,
  [owner, unit]: Keeper,
  given: {
    readonly from: string;
    readonly to?: string;
    readonly approvedOn?: string;
    readonly reports?: readonly (readonly [on: string, currentUntil: string])[];
  },
  projectId = story.id(owner),
): string {
  const state = {
    ...{ projectId, unitId: unit, title: 'Проект', from: day(given.from), to: given.to ? day(given.to) : null },
    approvedOn: given.approvedOn ? day(given.approvedOn) : null,
    reports: (given.reports ?? []).map(([on, until]) => ({ on: day(on), currentUntil: day(until) })),
  } as ProjectState;
  story.lanes.say(owner, `project:${projectId}`, ProjectReported(state));
  return projectId;
}

export function aRoadMap(
  story: Story,
  [owner, unit]: Keeper,
  term: readonly [from: string, to: string],
  approvedOn: string | null,
  given: Given<PlanState> = {},
  planId = story.id(owner),
): string {
  const approved = approvedOn === null ? null : day(approvedOn);
  const state = {
    ...{ planId, unitId: unit, kind: 'DEVELOPMENT_PLAN', from: day(term[0]), to: day(term[1]), withdrawn: false },
    ...{ edition: approved ? 1 : 0, approvedOn: approved, firstApprovedOn: approved },
    ...given,
  } as PlanState;
  story.lanes.say(owner, `plan:${planId}`, PlanApproved(state));
  return planId;
}

export function aTutor(
  story: Story,
  [owner, unit]: Keeper,
  from: string,
  to: string | null,
  tutorAssignmentId = story.id(owner),
): string {
  const state = {
    ...{ tutorAssignmentId, unitId: unit, tutorId: story.id(owner), level: 'MUNICIPAL' },
    ...{ from: day(from), to: to === null ? null : day(to) },
  } as TutorAssignmentState;
  story.lanes.say(owner, `tutor_assignment:${tutorAssignmentId}`, TutorAssigned(state));
  return tutorAssignmentId;
}

export function aBulletin(
  story: Story,
  [owner, unit]: Keeper,
  weekOf: string,
  mailedOn: string | null,
  bulletinId = story.id(owner),
): string {
  const state = {
    ...{ bulletinId, unitId: unit, weekOf: day(weekOf), publishedOn: day(weekOf) },
    mailedOn: mailedOn === null ? null : day(mailedOn),
  } as BulletinSent['data'];
  story.lanes.say(owner, `bulletin:${bulletinId}`, BulletinSent(state));
  return bulletinId;
}

/** A bulletin that reached an organisation, or a notice of an event. */
export function aDelivery(
  story: Story,
  [owner, unit]: Keeper,
  recipientId: string,
  on: string,
  {
    status = 'DELIVERED',
    notice = false,
  }: { readonly status?: 'DELIVERED' | 'FAILED'; readonly notice?: boolean } = {},
  deliveryId = story.id(owner),
): string {
  const state = { deliveryId, unitId: unit, recipientId, status, on: day(on) };
  const event = notice
    ? NoticeDelivered({ ...state, eventId: story.id(owner) } as NoticeDelivered['data'])
    : BulletinDelivered({ ...state, bulletinId: story.id(owner) } as BulletinDelivered['data']);
  story.lanes.say(owner, `delivery:${deliveryId}`, event);
  return deliveryId;
}

/** Who tells, and whose it is. */
type Keeper = readonly [owner: string, unit: string];

/** What a test cares for of a state; ids are plain text there. */
type Given<State> = Partial<Readonly<Record<keyof State, unknown>>>;
