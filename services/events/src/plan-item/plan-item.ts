import { type PlanDirection, PlanItemAdded, PlanItemChanged, PlanItemCompleted } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  isGlobalId,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { type Deadline, type DueSpan, readDeadline } from '../deadline/deadline.js';
import { closedForWriting, type Plan, type PlanId } from '../plan/plan.js';
import { belongsTo, type DirectionContent, type ServiceFunction } from './directions.js';

export type PlanItemId = Id<'PlanItem'>;

/** On what an item rests (PRC-01; IND-70, D3). */
export interface Basis {
  readonly kind: 'REQUEST' | 'DIFFICULTY' | 'ASSIGNMENT' | 'REGIONAL_EVENT' | 'FEDERAL_EVENT';
  /** Of the request, the difficulty or the assignment. */
  readonly id: string | null;
  /** Which regional or federal event, in words. */
  readonly text: string | null;
}

/** A line of a plan (ENT-41; FRM-04). */
export interface PlanItem {
  readonly id: PlanItemId;
  readonly planId: PlanId;
  /** Whose plan it is. */
  readonly unitId: UnitId;
  /** As printed, with its gaps (AMB-04). */
  readonly number: string;
  /** Sorts as a reader would: 9 before 10, 2 before 2.1. */
  readonly numberKey: string;
  readonly title: string;
  /** Null in a development plan. */
  readonly direction: PlanDirection | null;
  readonly content: DirectionContent | null;
  /** As printed, «ежегодно». */
  readonly deadline: string;
  /** What the deadline means; null when it cannot be read. */
  readonly recurrence: Deadline['recurrence'] | null;
  readonly periods: readonly DueSpan[];
  readonly dueFrom: CalendarDate | null;
  /** The last day on which it is due. */
  readonly dueTo: CalendarDate | null;
  /** As printed, «ДО, МАУ ИМЦ, ОО». */
  readonly responsible: string;
  /** The units among them; «ОО» stands for every organisation of the municipality and has no id. */
  readonly responsibleIds: readonly UnitId[];
  readonly functions: readonly ServiceFunction[];
  readonly bases: readonly Basis[];
  /** The item that says the same with others responsible: counts once with it (AMB-04). */
  readonly duplicateOf: PlanItemId | null;
  readonly status: 'planned' | 'in-progress' | 'done' | 'not-done' | 'cancelled';
  readonly result: string | null;
  readonly doneOn: CalendarDate | null;
  readonly version: number;
}

export type PlanItemDetails = Pick<
  PlanItem,
  | 'number'
  | 'title'
  | 'direction'
  | 'content'
  | 'deadline'
  | 'responsible'
  | 'responsibleIds'
  | 'functions'
  | 'bases'
  | 'duplicateOf'
>;

/** How far it got; one that was carried out has its day. */
export interface Execution extends Pick<PlanItem, 'result' | 'doneOn'> {
  readonly status: Exclude<PlanItem['status'], 'cancelled'>;
}

/** What is known beyond the request. */
export interface Cited {
  /** Whether the requests and assignments that it names are the service's. */
  readonly bases: boolean;
  /** The item of which it is said to be a duplicate, if there is one. */
  readonly original: Pick<PlanItem, 'id' | 'planId' | 'duplicateOf'> | null;
}

const LONGEST_NUMBER = 20;
const MOST_NAMED = 50;

type DetailsReason =
  | 'plan-withdrawn'
  | 'plan-approved'
  | 'item-title-missing'
  | 'number-out-of-range'
  | 'direction-missing'
  | 'direction-in-development-plan'
  | 'content-of-another-direction'
  | 'responsible-missing'
  | 'too-many-named'
  | 'basis-incomplete'
  | 'no-such-basis'
  | 'duplicates-no-item';
type ExecutionReason = 'done-without-a-day' | 'done-in-the-future' | 'not-done-has-no-day';

/** Adds an item to the edition that is being written; what is entered afterwards may have been carried out (AMB-05). */
export function addItem(
  plan: Plan,
  id: PlanItemId,
  details: PlanItemDetails,
  execution: Execution,
  cited: Cited,
  today: CalendarDate,
): Decision<PlanItem, PlanItemAdded, DetailsReason | ExecutionReason> {
  const item: PlanItem = { id, planId: plan.id, unitId: plan.unitId, ...read(details, plan), ...execution, version: 0 };
  const wrong = whyNot(plan, item, cited) ?? whyNotSo(execution, today);
  if (wrong) return wrong;
  return accept(item, PlanItemAdded(stateOf(item)));
}

/** Rewrites it in the edition that is being written. */
export function changeItem(
  plan: Plan,
  item: PlanItem,
  details: PlanItemDetails,
  cited: Cited,
): Decision<PlanItem, PlanItemChanged, DetailsReason | 'item-cancelled'> {
  if (item.status === 'cancelled') return reject('item-cancelled');
  const next: PlanItem = { ...item, ...read(details, plan) };
  const wrong = whyNot(plan, next, cited);
  if (wrong) return wrong;
  return accept(next, PlanItemChanged(stateOf(next)));
}

/** Strikes it out of the edition that is being written; requests on which it rested are free again. */
export function cancelItem(
  plan: Plan,
  item: PlanItem,
): Decision<PlanItem, PlanItemChanged, 'plan-withdrawn' | 'plan-approved' | 'item-cancelled'> {
  const closed = closedForWriting(plan);
  if (closed) return closed;
  if (item.status === 'cancelled') return reject('item-cancelled');
  const bases = item.bases.filter(({ kind }) => kind !== 'REQUEST');
  const next: PlanItem = { ...item, bases, status: 'cancelled', doneOn: null };
  return accept(next, PlanItemChanged(stateOf(next)));
}

/** Says how far it got, in whatever edition. */
export function recordExecution(
  plan: Plan,
  item: PlanItem,
  execution: Execution,
  today: CalendarDate,
): Decision<PlanItem, PlanItemCompleted | PlanItemChanged, 'plan-withdrawn' | 'item-cancelled' | ExecutionReason> {
  if (plan.status === 'withdrawn') return reject('plan-withdrawn');
  if (item.status === 'cancelled') return reject('item-cancelled');
  const wrong = whyNotSo(execution, today);
  if (wrong) return wrong;
  const next: PlanItem = { ...item, ...execution };
  const ended = next.status === 'done' || next.status === 'not-done';
  return accept(next, ended ? PlanItemCompleted(stateOf(next)) : PlanItemChanged(stateOf(next)));
}

/** Whether it should have been carried out; never before the plan was first approved (AMB-05), nor once it was given up. */
export function isOverdue(
  plan: Pick<Plan, 'firstApprovedOn' | 'status'>,
  { status, dueTo }: Pick<PlanItem, 'status' | 'dueTo'>,
  on: CalendarDate,
): boolean {
  if (plan.firstApprovedOn === null || on < plan.firstApprovedOn || plan.status === 'withdrawn') return false;
  return (status === 'planned' || status === 'in-progress') && dueTo !== null && dueTo < on;
}

function read(details: PlanItemDetails, plan: Plan) {
  const deadline = readDeadline(details.deadline, plan);
  const periods = deadline?.spans ?? [];
  return {
    ...details,
    numberKey: keyOf(details.number),
    responsibleIds: [...new Set(details.responsibleIds)],
    functions: [...new Set(details.functions)],
    recurrence: periods.length > 0 && deadline ? deadline.recurrence : null,
    periods,
    dueFrom: periods[0]?.from ?? null,
    dueTo: periods.map(({ to }) => to).reduce<CalendarDate | null>((last, to) => (last && last > to ? last : to), null),
  };
}

/** Numbers padded, so that they compare as text. */
const keyOf = (number: string) => number.replaceAll(/\d+/g, (digits) => digits.padStart(LONGEST_NUMBER, '0'));

function whyNot(plan: Plan, item: PlanItem, cited: Cited): Rejected<DetailsReason> | null {
  const closed = closedForWriting(plan);
  if (closed) return closed;
  const { number, direction, content, bases, duplicateOf } = item;
  if (!item.title.trim()) return reject('item-title-missing');
  if (!number.trim() || number.length > LONGEST_NUMBER) return reject('number-out-of-range', { limit: LONGEST_NUMBER });
  if (plan.kind === 'work-plan' && direction === null) return reject('direction-missing');
  if (plan.kind === 'development-plan' && direction !== null) return reject('direction-in-development-plan');
  if (content !== null && !(direction && belongsTo(content, direction))) return reject('content-of-another-direction');
  if (!item.responsible.trim()) return reject('responsible-missing');
  if (item.responsibleIds.length > MOST_NAMED || bases.length > MOST_NAMED) {
    return reject('too-many-named', { limit: MOST_NAMED });
  }
  if (!bases.every(isComplete)) return reject('basis-incomplete');
  if (!cited.bases) return reject('no-such-basis');
  if (duplicateOf !== null && !isOriginal(item, cited.original)) return reject('duplicates-no-item');
  return null;
}

/** An event of the region or the country may lie outside the network: it is told in words. */
const isComplete = ({ kind, id, text }: Basis): boolean =>
  kind === 'REGIONAL_EVENT' || kind === 'FEDERAL_EVENT'
    ? Boolean(id?.trim() || text?.trim()) && (id === null || isGlobalId(id))
    : id !== null && isGlobalId(id);

/** Another item of the same plan that is not itself a duplicate. */
const isOriginal = ({ id, planId }: PlanItem, original: Cited['original']): boolean =>
  original !== null && original.id !== id && original.planId === planId && original.duplicateOf === null;

function whyNotSo({ status, doneOn }: Execution, today: CalendarDate): Rejected<ExecutionReason> | null {
  if (status !== 'done') return doneOn === null ? null : reject('not-done-has-no-day');
  if (doneOn === null) return reject('done-without-a-day');
  if (doneOn > today) return reject('done-in-the-future');
  return null;
}

const STATUS = {
  planned: 'PLANNED',
  'in-progress': 'IN_PROGRESS',
  done: 'DONE',
  'not-done': 'NOT_DONE',
  cancelled: 'CANCELLED',
} as const;

const stateOf = (item: PlanItem) => ({
  planItemId: item.id,
  planId: item.planId,
  unitId: item.unitId,
  number: item.number,
  title: item.title,
  direction: item.direction,
  functions: [...item.functions],
  bases: item.bases.map(({ kind, id }) => ({ kind, id })),
  responsibleIds: [...item.responsibleIds],
  periods: item.periods.map(({ from, to }) => ({ from, to })),
  duplicateOf: item.duplicateOf,
  status: STATUS[item.status],
  doneOn: item.doneOn,
});
