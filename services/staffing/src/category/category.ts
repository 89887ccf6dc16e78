import { CategoryExpired, CategoryGranted, type CategoryKind, CategoryWithdrawn } from '@metodnet/contracts';
import {
  accept,
  addDays,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { lastMonthEndBefore } from '../person/person-facts.js';

export type CategoryId = Id<'Category'>;

/** A qualification category granted at attestation (IND-05). */
export interface Category {
  readonly id: CategoryId;
  readonly personId: PersonId;
  /** The employer that entered it and answers for it. */
  readonly unitId: UnitId;
  readonly kind: CategoryKind;
  readonly grantedOn: CalendarDate;
  /** Last day of its term; null without one. */
  readonly validUntil: CalendarDate | null;
  /** Entered by mistake. */
  readonly withdrawn: boolean;
  readonly version: number;
}

export type GrantCategory = Omit<Category, 'withdrawn' | 'version'>;

export function grantCategory(
  request: GrantCategory,
  today: CalendarDate,
): Decision<Category, CategoryGranted, 'granted-in-the-future' | 'ends-before-it-began'> {
  const { grantedOn, validUntil } = request;
  if (grantedOn > today) return reject('granted-in-the-future', { today });
  if (validUntil !== null && validUntil < grantedOn) return reject('ends-before-it-began', { grantedOn });
  const next = { ...request, withdrawn: false, version: 0 };
  return accept(next, CategoryGranted(stateOf(next)));
}

/** Ends early, or is given a term it had not: a term may shrink, never grow (a longer one is a new category). */
export function expireCategory(
  category: Category,
  lastDay: CalendarDate,
  today: CalendarDate,
): Decision<Category, CategoryExpired, 'withdrawn' | 'ends-before-it-began' | 'ends-earlier-already'> {
  const { grantedOn, validUntil, withdrawn } = category;
  if (withdrawn) return reject('withdrawn');
  if (lastDay < grantedOn) return reject('ends-before-it-began', { grantedOn });
  if (validUntil !== null && validUntil <= lastDay) return reject('ends-earlier-already', { validUntil });
  const next = { ...category, validUntil: lastDay };
  return accept(next, CategoryExpired({ ...stateOf(next), occurredOn: today }));
}

export function withdrawCategory(category: Category): Decision<Category, CategoryWithdrawn, 'withdrawn'> {
  if (category.withdrawn) return reject('withdrawn');
  const next = { ...category, withdrawn: true };
  return accept(next, CategoryWithdrawn(stateOf(next)));
}

/** Told as the last month-end on which it is valid; valid on its last day itself. */
function stateOf({ id: categoryId, personId, unitId, kind, grantedOn, validUntil, withdrawn }: Category) {
  const until = validUntil && lastMonthEndBefore(addDays(validUntil, 1));
  return { categoryId, personId, unitId, kind, grantedOn, validUntil: until, withdrawn };
}
