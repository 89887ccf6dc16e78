import { AssignmentChanged, AssignmentIssued } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';

export type MunicipalAssignmentId = Id<'MunicipalAssignment'>;

/** What is to be reached of an indicator: how much of the work, or how good. */
export interface Measure {
  readonly kind: 'volume' | 'quality';
  /** Code in the catalogue of indicators, `IND-47`. */
  readonly indicator: string;
  /** An exact decimal, as text. */
  readonly value: string;
}

/** What the municipality assigns to its service for a time (муниципальное задание; ENT-44, PRC-01c). */
export interface MunicipalAssignment {
  readonly id: MunicipalAssignmentId;
  /** Who gives it. */
  readonly unitId: UnitId;
  readonly executorId: UnitId;
  readonly orderNumber: string;
  readonly orderDate: CalendarDate;
  readonly from: CalendarDate;
  /** First day on which it no longer holds. */
  readonly to: CalendarDate;
  readonly measures: readonly Measure[];
  readonly withdrawn: boolean;
  readonly version: number;
}

export type Assigned = Pick<MunicipalAssignment, 'orderNumber' | 'orderDate' | 'from' | 'to' | 'measures'>;
export type IssueAssignment = Pick<MunicipalAssignment, 'id' | 'unitId' | 'executorId'> & Assigned;

type Reason =
  | 'assigns-to-itself'
  | 'no-such-executor'
  | 'order-number-missing'
  | 'assigned-for-no-time'
  | 'measures-missing'
  | 'indicator-malformed'
  | 'indicator-twice'
  | 'value-malformed';

export function issueAssignment(
  request: IssueAssignment,
  executorKnown: boolean,
): Decision<MunicipalAssignment, AssignmentIssued, Reason> {
  if (request.executorId === request.unitId) return reject('assigns-to-itself');
  if (!executorKnown) return reject('no-such-executor');
  const wrong = whyNot(request);
  if (wrong) return wrong;
  const assignment: MunicipalAssignment = { ...request, withdrawn: false, version: 0 };
  return accept(assignment, AssignmentIssued(stateOf(assignment)));
}

/** Changes what is assigned; the order that changes it stands in place of the first. */
export function changeAssignment(
  assignment: MunicipalAssignment,
  assigned: Assigned,
): Decision<MunicipalAssignment, AssignmentChanged, Reason | 'assignment-withdrawn'> {
  if (assignment.withdrawn) return reject('assignment-withdrawn');
  const wrong = whyNot(assigned);
  if (wrong) return wrong;
  const next = { ...assignment, ...assigned };
  return accept(next, AssignmentChanged(stateOf(next)));
}

export function withdrawAssignment(
  assignment: MunicipalAssignment,
): Decision<MunicipalAssignment, AssignmentChanged, 'assignment-withdrawn'> {
  if (assignment.withdrawn) return reject('assignment-withdrawn');
  const next = { ...assignment, withdrawn: true };
  return accept(next, AssignmentChanged(stateOf(next)));
}

function whyNot({ orderNumber, from, to, measures }: Assigned): Rejected<Reason> | null {
  if (!orderNumber.trim()) return reject('order-number-missing');
  if (to <= from) return reject('assigned-for-no-time', { from });
  if (measures.length === 0) return reject('measures-missing');
  for (const [index, { indicator, value }] of measures.entries()) {
    if (!INDICATOR.test(indicator)) return reject('indicator-malformed', { indicator: indicator.slice(0, 20) });
    if (!DECIMAL.test(value)) return reject('value-malformed', { indicator });
    if (measures.findIndex((other) => other.indicator === indicator) < index) {
      return reject('indicator-twice', { indicator });
    }
  }
  return null;
}

const INDICATOR = /^IND-D?\d{1,3}$/;
/** Figures of tasks are amounts and shares: never negative, never beyond what a decimal of the ledger holds. */
const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;

const stateOf = ({ id, unitId, executorId, from, to, measures, withdrawn }: MunicipalAssignment) => ({
  assignmentId: id,
  unitId,
  executorId,
  from,
  to,
  volumes: measures.map(({ indicator, value }) => ({ indicator, value })),
  withdrawn,
});
