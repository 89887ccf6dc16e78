import { TargetProgrammeChanged, TargetProgrammeOpened } from '@metodnet/contracts';
import {
  accept,
  addYears,
  type CalendarDate,
  type Decision,
  type Id,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';

export type TargetProgrammeId = Id<'TargetProgramme'>;

/** A targeted programme or project of its own term, or a series of events (целевая программа, проект; серия мероприятий; ENT-46). */
export interface TargetProgramme {
  readonly id: TargetProgrammeId;
  readonly unitId: UnitId;
  readonly title: string;
  /** A series of events of methodical support (T21 1.5; IND-24). */
  readonly series: boolean;
  /** The order that sets the term (T12 §6.1). */
  readonly orderNumber: string;
  readonly orderedOn: CalendarDate;
  readonly from: CalendarDate;
  /** First day after the term. */
  readonly to: CalendarDate;
  /** First day no longer, when it was closed before its term. */
  readonly closedOn: CalendarDate | null;
  readonly closedBecause: string | null;
  readonly version: number;
}

export type ProgrammeDetails = Omit<TargetProgramme, 'id' | 'unitId' | 'closedOn' | 'closedBecause' | 'version'>;
export type OpenProgramme = Pick<TargetProgramme, 'id' | 'unitId'> & ProgrammeDetails;

type DetailsReason =
  | 'title-missing'
  | 'order-missing'
  | 'order-still-to-come'
  | 'ends-before-it-begins'
  | 'shorter-than-an-academic-year';

/** Opens a programme or a series by order. */
export function openProgramme(
  request: OpenProgramme,
  today: CalendarDate,
): Decision<TargetProgramme, TargetProgrammeOpened, DetailsReason> {
  const wrong = whyNot(request, today);
  if (wrong) return wrong;
  const next: TargetProgramme = { ...request, closedOn: null, closedBecause: null, version: 0 };
  return accept(next, TargetProgrammeOpened(stateOf(next)));
}

/** Changes it: another term by another order, or a correction. */
export function changeProgramme(
  programme: TargetProgramme,
  details: ProgrammeDetails,
  today: CalendarDate,
): Decision<TargetProgramme, TargetProgrammeChanged, DetailsReason | 'closed-already'> {
  if (programme.closedOn !== null) return reject('closed-already', { closedOn: programme.closedOn });
  const wrong = whyNot(details, today);
  if (wrong) return wrong;
  const next: TargetProgramme = { ...programme, ...details };
  return accept(next, TargetProgrammeChanged(stateOf(next)));
}

/** Closes it before its term; on its first day when it never was. */
export function closeProgramme(
  programme: TargetProgramme,
  closedOn: CalendarDate,
  because: string,
): Decision<TargetProgramme, TargetProgrammeChanged, 'closed-already' | 'closes-outside-its-term' | 'reason-missing'> {
  const { from, to } = programme;
  if (programme.closedOn !== null) return reject('closed-already', { closedOn: programme.closedOn });
  if (closedOn < from || closedOn >= to) return reject('closes-outside-its-term', { from, to });
  if (!because.trim()) return reject('reason-missing');
  const next: TargetProgramme = { ...programme, closedOn, closedBecause: because };
  return accept(next, TargetProgrammeChanged(stateOf(next)));
}

function whyNot(
  { title, series, orderNumber, orderedOn, from, to }: ProgrammeDetails,
  today: CalendarDate,
): Rejected<DetailsReason> | null {
  if (!title.trim()) return reject('title-missing');
  if (!orderNumber.trim()) return reject('order-missing');
  if (orderedOn > today) return reject('order-still-to-come', { orderedOn });
  if (to <= from) return reject('ends-before-it-begins', { from });
  // DL-02. An academic year is twelve months, from September to August, wherever in it a programme begins.
  const earliest = addYears(from, 1);
  if (!series && to < earliest) return reject('shorter-than-an-academic-year', { earliest });
  return null;
}

const stateOf = ({ id, unitId, title, series, from, to, closedOn }: TargetProgramme) => ({
  programmeId: id,
  unitId,
  title,
  series,
  from,
  to: closedOn ?? to,
  closed: closedOn !== null,
});
