import { type CalendarDate, validOn } from '@metodnet/kernel';
import type { Comparator } from '../indicators/define-indicator.js';

/** What an act demands of an indicator, for a unit and everything below it. */
export interface Target {
  readonly indicator: string;
  readonly unitId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly comparator: Comparator;
  /** A decimal number as text, exact. */
  readonly value: string;
  readonly act: string;
}

/** The target that holds for a unit on a day: of the nearest unit on its path that has one. */
export function targetFor(
  targets: readonly Target[],
  indicator: string,
  path: readonly { readonly id: string }[],
  on: CalendarDate,
): Target | null {
  for (const { id } of path) {
    const own = targets.find((target) => target.indicator === indicator && target.unitId === id && validOn(target, on));
    if (own) return own;
  }
  return null;
}
