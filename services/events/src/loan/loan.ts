import {
  accept,
  addDays,
  addYears,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { MediaItem, MediaItemId } from '../media-item/media-item.js';

export type LoanId = Id<'Loan'>;

/** A copy of an item that is lent to somebody (прокат; ENT-54). */
export interface Loan {
  readonly id: LoanId;
  /** Who lends. */
  readonly unitId: UnitId;
  readonly mediaItemId: MediaItemId;
  /** The organisation that borrows, or where the person who borrows works. */
  readonly homeId: UnitId;
  /** Null when the organisation borrows. */
  readonly personId: PersonId | null;
  readonly lentOn: CalendarDate;
  /** Last day on which it is to be back. */
  readonly dueOn: CalendarDate;
  readonly returnedOn: CalendarDate | null;
  readonly version: number;
}

export interface Lend extends Pick<Loan, 'id' | 'homeId' | 'personId' | 'lentOn'> {
  /** As the item says when null. */
  readonly dueOn: CalendarDate | null;
}

/** What is known beyond the request. */
export interface Circumstances {
  readonly today: CalendarDate;
  /** Copies that are out now. */
  readonly lent: number;
  /** Whether the borrower is there: the organisation, and the person works in it on the day. */
  readonly borrowerThere: boolean;
}

type DueReason = 'due-before-lent' | 'due-too-late';

/** Lends a copy; never more than there are. No figure counts it, so nobody outside is told. */
export function lend(
  item: MediaItem,
  { dueOn: agreed, ...request }: Lend,
  { today, lent, borrowerThere }: Circumstances,
): Decision<Loan, never, DueReason | 'no-copy-left' | 'lending-still-to-come' | 'no-such-borrower'> {
  const { lentOn } = request;
  if (lent >= item.copies) return reject('no-copy-left', { copies: item.copies });
  if (lentOn > today) return reject('lending-still-to-come', { lentOn });
  if (!borrowerThere) return reject('no-such-borrower', { lentOn });
  const dueOn = agreed ?? addDays(lentOn, item.loanDays);
  const wrong = whyNotDue(lentOn, dueOn);
  if (wrong) return wrong;
  return accept({ ...request, unitId: item.unitId, mediaItemId: item.id, dueOn, returnedOn: null, version: 0 });
}

/** Gives the borrower more time, also when it is overdue. */
export function prolongLoan(
  loan: Loan,
  dueOn: CalendarDate,
): Decision<Loan, never, DueReason | 'returned-already' | 'due-no-later'> {
  if (loan.returnedOn !== null) return reject('returned-already', { returnedOn: loan.returnedOn });
  if (dueOn <= loan.dueOn) return reject('due-no-later', { dueOn: loan.dueOn });
  const wrong = whyNotDue(loan.lentOn, dueOn);
  if (wrong) return wrong;
  return accept({ ...loan, dueOn });
}

/** Takes a copy back; on the day when it was lent, too: then it was entered by mistake. */
export function returnLoan(
  loan: Loan,
  returnedOn: CalendarDate,
  today: CalendarDate,
): Decision<Loan, never, 'returned-already' | 'returned-before-lent' | 'return-still-to-come'> {
  if (loan.returnedOn !== null) return reject('returned-already', { returnedOn: loan.returnedOn });
  if (returnedOn < loan.lentOn) return reject('returned-before-lent', { lentOn: loan.lentOn });
  if (returnedOn > today) return reject('return-still-to-come', { returnedOn });
  return accept({ ...loan, returnedOn });
}

/** Whether it should be back by now: from the day after the last one. */
export const isOverdue = ({ dueOn, returnedOn }: Loan, today: CalendarDate): boolean =>
  returnedOn === null && dueOn < today;

function whyNotDue(lentOn: CalendarDate, dueOn: CalendarDate) {
  const latest = addYears(lentOn, 1);
  if (dueOn < lentOn) return reject('due-before-lent', { lentOn });
  if (dueOn > latest) return reject('due-too-late', { latest });
  return null;
}
