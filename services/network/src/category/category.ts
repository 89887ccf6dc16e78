import { CategoryAssigned, CategoryEnded, type UnitCategory, type UnitKind } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import { overlap, type Span, whyNotBegin, whyNotEnd } from '../span.js';
import type { Unit } from '../unit/unit.js';

export type CategoryId = Id<'Category'>;

/** A time during which an organisation belongs to a category: low results, adverse conditions, small (ENT-04, NET-14). */
export interface CategoryOfUnit extends Span {
  readonly id: CategoryId;
  readonly unitId: UnitId;
  readonly category: UnitCategory;
  readonly actId: Id<'Act'> | null;
  readonly version: number;
}

export type AssignCategory = Omit<CategoryOfUnit, 'id' | 'version'>;

/** The categories of the documents are categories of schools. */
const schools: readonly UnitKind[] = ['SCHOOL', 'BOARDING_SCHOOL', 'ORPHANAGE'];

export function assignCategory(
  id: CategoryId,
  request: AssignCategory,
  unit: Unit,
  before: readonly CategoryOfUnit[],
): Decision<
  CategoryOfUnit,
  CategoryAssigned,
  'unit-not-there' | 'ends-before-it-begins' | 'not-a-school' | 'in-it-already'
> {
  const { unitId, category, from, to } = request;
  const misplaced = whyNotBegin(unit, request);
  if (misplaced) return misplaced;
  if (!schools.includes(unit.kind)) return reject('not-a-school', { kind: unit.kind });
  const same = before.find((each) => each.category === category && overlap(each, request));
  if (same) return reject('in-it-already', { from: same.from });

  return accept({ id, ...request, version: 0 }, CategoryAssigned({ categoryId: id, unitId, category, from, to }));
}

export function endCategory(
  held: CategoryOfUnit,
  endedOn: CalendarDate,
): Decision<CategoryOfUnit, CategoryEnded, 'ended-already' | 'ends-before-it-began'> {
  const { id: categoryId, unitId, category } = held;
  return (
    whyNotEnd(held, endedOn) ??
    accept({ ...held, to: endedOn }, CategoryEnded({ categoryId, unitId, category, endedOn }))
  );
}
