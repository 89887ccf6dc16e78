import { PlanApproved, PlanDrafted, PlanWithdrawn } from '@metodnet/contracts';
import {
  accept,
  addYears,
  type CalendarDate,
  type Decision,
  type Id,
  isGlobalId,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { PlanItem } from '../plan-item/plan-item.js';

export type PlanId = Id<'Plan'>;

/** The order that approves an edition; of people it names offices. */
export interface ApprovingOrder {
  readonly number: string;
  readonly date: CalendarDate;
  /** The office that answers for the plan. */
  readonly responsible: string;
  /** The office that controls it (ROL-22). */
  readonly controller: string;
}

/** Why a new edition is prepared: a federal, regional or municipal act, as a rule (PRC-02). */
export interface Amendment {
  readonly actId: Id<'Act'> | null;
  readonly because: string;
}

/** A work plan of an academic year (ENT-40) or a development plan, «дорожная карта» (ENT-42). */
export interface Plan {
  readonly id: PlanId;
  /** Whose plan it is. */
  readonly unitId: UnitId;
  readonly kind: 'work-plan' | 'development-plan';
  readonly title: string;
  readonly from: CalendarDate;
  /** First day after it. */
  readonly to: CalendarDate;
  /** A draft is being written: of the first edition, or of the next one. */
  readonly status: 'draft' | 'approved' | 'withdrawn';
  /** Number of the edition in force; 0 before the first approval. */
  readonly edition: number;
  readonly order: ApprovingOrder | null;
  readonly firstApprovedOn: CalendarDate | null;
  /** Why the edition after the one in force is being written, or was. */
  readonly amendment: Amendment | null;
  readonly version: number;
}

export type DraftPlan = Pick<Plan, 'id' | 'unitId' | 'kind' | 'title' | 'from' | 'to'>;

const LONGEST_YEARS = 10;

/** Begins a plan. A unit has one work plan in an academic year. */
export function draftPlan(
  request: DraftPlan,
  hasOne: boolean,
): Decision<
  Plan,
  PlanDrafted,
  'plan-title-missing' | 'not-an-academic-year' | 'plan-of-no-time' | 'plan-too-long' | 'plan-exists'
> {
  const { kind, from, to } = request;
  if (!request.title.trim()) return reject('plan-title-missing');
  if (kind === 'work-plan' && !isAcademicYear(from, to)) return reject('not-an-academic-year');
  if (to <= from) return reject('plan-of-no-time', { from });
  if (to > addYears(from, LONGEST_YEARS)) return reject('plan-too-long', { limit: LONGEST_YEARS });
  if (kind === 'work-plan' && hasOne) return reject('plan-exists', { from });
  const plan: Plan = {
    ...request,
    status: 'draft',
    edition: 0,
    order: null,
    firstApprovedOn: null,
    amendment: null,
    version: 0,
  };
  return accept(plan, PlanDrafted(stateOf(plan)));
}

/** What of an item an approval looks at. */
export type Approvable = Pick<PlanItem, 'number' | 'recurrence' | 'status'>;

/** Approves the edition that is being written, by order. Items that precede the order are no hindrance (AMB-05). */
export function approvePlan(
  plan: Plan,
  { edition, order }: { readonly edition: number; readonly order: ApprovingOrder },
  items: readonly Approvable[],
  today: CalendarDate,
): Decision<
  Plan,
  PlanApproved,
  | 'plan-withdrawn'
  | 'edition-approved-already'
  | 'no-such-edition'
  | 'order-incomplete'
  | 'order-in-the-future'
  | 'order-before-the-last'
  | 'plan-empty'
  | 'deadline-unreadable'
> {
  if (plan.status === 'withdrawn') return reject('plan-withdrawn');
  if (plan.status === 'approved' || edition <= plan.edition) return reject('edition-approved-already', { edition });
  if (edition !== plan.edition + 1) return reject('no-such-edition', { edition: plan.edition + 1 });
  if ([order.number, order.responsible, order.controller].some((text) => !text.trim())) {
    return reject('order-incomplete');
  }
  if (order.date > today) return reject('order-in-the-future');
  if (plan.order && order.date < plan.order.date) return reject('order-before-the-last', { date: plan.order.date });
  const standing = items.filter(({ status }) => status !== 'cancelled');
  if (standing.length === 0) return reject('plan-empty');
  const unread = standing.find(({ recurrence }) => recurrence === null);
  if (unread) return reject('deadline-unreadable', { number: unread.number });
  const next: Plan = {
    ...plan,
    status: 'approved',
    edition,
    order,
    firstApprovedOn: plan.firstApprovedOn ?? order.date,
  };
  return accept(next, PlanApproved(stateOf(next)));
}

/** Opens the next edition; the one in force stays in force until that is approved. */
export function amendPlan(
  plan: Plan,
  amendment: Amendment,
): Decision<Plan, never, 'plan-withdrawn' | 'not-approved-yet' | 'amendment-reason-missing' | 'act-malformed'> {
  if (plan.status === 'withdrawn') return reject('plan-withdrawn');
  if (plan.status === 'draft') return reject('not-approved-yet', { edition: plan.edition + 1 });
  if (!amendment.because.trim()) return reject('amendment-reason-missing');
  if (amendment.actId !== null && !isGlobalId(amendment.actId)) return reject('act-malformed');
  const next: Plan = { ...plan, status: 'draft', amendment };
  return accept(next);
}

/** Gives a plan up. Requests on which it rests must leave it first: they count (IND-D7). */
export function withdrawPlan(
  plan: Plan,
  requests: number,
): Decision<Plan, PlanWithdrawn, 'plan-withdrawn' | 'requests-in-the-plan'> {
  if (plan.status === 'withdrawn') return reject('plan-withdrawn');
  if (requests > 0) return reject('requests-in-the-plan', { requests });
  const next: Plan = { ...plan, status: 'withdrawn' };
  return accept(next, PlanWithdrawn(stateOf(next)));
}

/** Items are written while an edition is. */
export function closedForWriting({ status, edition }: Plan): Rejected<'plan-withdrawn' | 'plan-approved'> | null {
  if (status === 'withdrawn') return reject('plan-withdrawn');
  if (status === 'approved') return reject('plan-approved', { edition });
  return null;
}

/** From 1 September to the next (DL-01). */
const isAcademicYear = (from: CalendarDate, to: CalendarDate) => from.endsWith('-09-01') && to === addYears(from, 1);

const KIND = { 'work-plan': 'WORK_PLAN', 'development-plan': 'DEVELOPMENT_PLAN' } as const;

const stateOf = ({ id, unitId, kind, from, to, edition, order, firstApprovedOn, status }: Plan) => ({
  planId: id,
  unitId,
  kind: KIND[kind],
  from,
  to,
  edition,
  approvedOn: order?.date ?? null,
  firstApprovedOn,
  withdrawn: status === 'withdrawn',
});
