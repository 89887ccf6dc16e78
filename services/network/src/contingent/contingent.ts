import {
  type AgeCount,
  ContingentCorrected,
  ContingentCounted,
  EDUCATIONAL_KINDS,
  type UnitKind,
} from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { Unit } from '../unit/unit.js';

export type ContingentId = Id<'Contingent'>;

/** How many pupils of each age an organisation has on a day (ENT-11): counts alone, no persons. */
export interface Contingent {
  readonly id: ContingentId;
  readonly unitId: UnitId;
  readonly asOf: CalendarDate;
  /** In order of age, in full years; an age that is not named has no pupils. */
  readonly counts: readonly AgeCount[];
  readonly total: number;
  /** Why it was corrected. */
  readonly basis: string | null;
  readonly version: number;
}

export type CountContingent = Pick<Contingent, 'unitId' | 'asOf' | 'counts'>;

/** Full years; the indicators need 5 to 18 (T21 E13), nurseries and evening schools go beyond. */
export const AGES = { from: 0, to: 25 } as const;
export const PUPILS_OF_AN_AGE = 100_000;

type CountReason = 'age-twice' | 'age-out-of-range' | 'count-out-of-range' | 'nothing-counted';

export function countContingent(
  id: ContingentId,
  { unitId, asOf, counts }: CountContingent,
  unit: Unit,
  today: CalendarDate,
  countedAlready: boolean,
): Decision<
  Contingent,
  ContingentCounted,
  'has-no-pupils' | 'unit-not-there' | 'not-yet' | 'counted-already' | CountReason
> {
  if (!(EDUCATIONAL_KINDS as readonly UnitKind[]).includes(unit.kind))
    return reject('has-no-pupils', { kind: unit.kind });
  if (asOf < unit.from || (unit.closedOn !== null && asOf >= unit.closedOn))
    return reject('unit-not-there', { from: asOf });
  if (asOf > today) return reject('not-yet', { today });
  if (countedAlready) return reject('counted-already', { asOf });
  const wrong = whyNotCounts(counts);
  if (wrong) return wrong;

  const ordered = inOrder(counts);
  return accept(
    { id, unitId, asOf, counts: ordered, total: totalOf(ordered), basis: null, version: 0 },
    ContingentCounted({ contingentId: id, unitId, asOf, counts: ordered }),
  );
}

/** Replaces the figures of the day; the count itself keeps its place in history. */
export function correctContingent(
  contingent: Contingent,
  counts: readonly AgeCount[],
  basis: string,
): Decision<Contingent, ContingentCorrected, 'basis-needed' | 'nothing-changed' | CountReason> {
  const { id: contingentId, unitId, asOf } = contingent;
  if (!basis.trim()) return reject('basis-needed');
  const wrong = whyNotCounts(counts);
  if (wrong) return wrong;
  const ordered = inOrder(counts);
  if (JSON.stringify(ordered) === JSON.stringify(inOrder(contingent.counts))) return reject('nothing-changed');

  return accept(
    { ...contingent, counts: ordered, total: totalOf(ordered), basis },
    ContingentCorrected({ contingentId, unitId, asOf, counts: ordered, basis }),
  );
}

function whyNotCounts(counts: readonly AgeCount[]): Rejected<CountReason> | null {
  if (counts.length === 0) return reject('nothing-counted');
  const seen = new Set<number>();
  for (const { age, count } of counts) {
    if (age < AGES.from || age > AGES.to) return reject('age-out-of-range', { ...AGES, age });
    if (count < 0 || count > PUPILS_OF_AN_AGE) return reject('count-out-of-range', { age, limit: PUPILS_OF_AN_AGE });
    if (seen.has(age)) return reject('age-twice', { age });
    seen.add(age);
  }
  return null;
}

const inOrder = (counts: readonly AgeCount[]) =>
  counts.map(({ age, count }) => ({ age, count })).sort((one, other) => one.age - other.age);
const totalOf = (counts: readonly AgeCount[]) => counts.reduce((sum, { count }) => sum + count, 0);
