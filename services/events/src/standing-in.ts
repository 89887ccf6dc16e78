import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';

/**
 * The service at work for a unit by itself, with the rights of a methodist there: domain events say that it was the waiting list, the mail. Without
 * a unit it reads what is open to everybody.
 */
export const standingIn = (subject: string, unit: UnitId | null, today: CalendarDate): Actor => ({
  subject,
  person: null,
  grants: unit ? [{ role: 'methodist', unit, from: today, to: null }] : [],
  today,
});
