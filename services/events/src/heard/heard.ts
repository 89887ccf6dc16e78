import type { CalendarDate, Id, PersonId, UnitId } from '@metodnet/kernel';
import { unscopedCount } from '@metodnet/store';

/** How many of some people hold a job in a unit on a day, as far as staffing has told; beyond the actor's sight. */
export const employedThere = unscopedCount<{
  readonly persons: readonly PersonId[];
  readonly unit: UnitId;
  readonly on: CalendarDate;
}>('events.employed');

/** 0 when somebody holds no job in a unit, nor in one under it, on a day. */
export const employedWithin = unscopedCount<{
  readonly person: PersonId;
  readonly unit: UnitId;
  readonly on: CalendarDate;
}>('events.employed_within');

/** 1 when the agreement holds on the day and is one of the unit, its municipality, or what that governs directly. */
export const agreementHolds = unscopedCount<{
  readonly agreement: Id<'Agreement'>;
  readonly unit: UnitId;
  readonly on: CalendarDate;
}>('events.agreement_holds');

/** 1 when there is such a methodical structure on the day. */
export const structureExists = unscopedCount<{ readonly structure: Id<'Structure'>; readonly on: CalendarDate }>(
  'events.structure_exists',
);
