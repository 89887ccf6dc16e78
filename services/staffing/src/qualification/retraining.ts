import { addYears, type CalendarDate } from '@metodnet/kernel';
import type { Qualification } from './qualification.js';

/** DL-05: methodists complete a programme at least once in five years (T12 §8, T21 A2). */
export const RETRAINING_YEARS = 5;

type Completed = Pick<Qualification, 'completedOn' | 'withdrawn'>;

/** The last day on which the newest programme still counts: by then the next one must be completed. Null when there is none. */
export function retrainingDueOn(records: readonly Completed[]): CalendarDate | null {
  const newest = records
    .filter(({ withdrawn }) => !withdrawn)
    .reduce<CalendarDate | null>((latest, { completedOn }) => {
      return latest === null || completedOn > latest ? completedOn : latest;
    }, null);
  return newest && addYears(newest, RETRAINING_YEARS);
}
