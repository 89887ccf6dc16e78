import type { Comparator, Indicator } from '../indicators/define-indicator.js';
import type { Target } from '../targets/target.js';
import { meets, quotientOf, type Rational } from './quotient.js';

/** How a figure stands; never a silent zero or null (design §7). */
export type ResultStatus =
  | 'MET'
  | 'NOT_MET'
  | 'NO_TARGET'
  | 'NOT_COMPUTABLE'
  | 'NOT_SUBMITTED'
  | 'STALE'
  | 'SUPPRESSED';

export interface Result {
  readonly status: ResultStatus;
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
  readonly quotient: Rational | null;
  readonly comparator: Comparator;
  readonly target: Target | null;
}

/** What the figures of a unit and period amount to. */
export function resultOf(
  indicator: Indicator,
  figures: { readonly numerator: bigint; readonly denominator: bigint | null },
  source: 'SILENT' | 'STALE' | 'TOLD',
  target: Target | null,
  { isServed, isHidden }: { readonly isServed: boolean; readonly isHidden: boolean },
): Result {
  const comparator = target?.comparator ?? indicator.comparator;
  const unknown = { numerator: null, denominator: null, quotient: null, comparator, target };
  if (!isServed) return { ...unknown, status: 'NOT_COMPUTABLE' };
  if (source === 'SILENT') return { ...unknown, status: 'NOT_SUBMITTED' };
  if (isHidden) return { ...unknown, status: 'SUPPRESSED' };
  const quotient = quotientOf(indicator.value, figures.numerator, figures.denominator);
  const known = { ...figures, quotient, comparator, target };
  if (!quotient) return { ...known, status: 'NOT_COMPUTABLE' };
  if (source === 'STALE') return { ...known, status: 'STALE' };
  if (!target) return { ...known, status: 'NO_TARGET' };
  return { ...known, status: meets(quotient, comparator, target.value) ? 'MET' : 'NOT_MET' };
}
