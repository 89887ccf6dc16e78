import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { unscopedCount } from '@metodnet/store';

/** How many of some people hold a job on a day: in a unit or anywhere, in some positions or any; beyond the actor's sight. */
export const peopleAtWork = unscopedCount<{
  readonly persons: readonly PersonId[];
  readonly on: CalendarDate;
  readonly unit?: UnitId;
  readonly positions?: readonly string[];
}>('staffing.employed');
