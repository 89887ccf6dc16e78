import { defineIndicator, ratio } from './define-indicator.js';
import { amount } from './measures.js';

/**
 * Rates filled above the schedule are told as they are: above 100. SCR-05a caps only the score made of the value. The schedule and the
 * jobs are of the same units and dates, so that a school that has told of no schedule is in neither part.
 */
export const u14StaffingCompleteness = defineIndicator({
  code: 'IND-90',
  version: 1,
  source: 'U14 §2.11 (1)',
  title: { ru: 'Укомплектованность кадрами', en: 'Staffing completeness' },
  numerator: {
    ru: 'занятые ставки организаций, у которых на отчётную дату действует штатное расписание',
    en: 'filled posts (FTE) of units with a staff schedule in force on the reference date',
  },
  denominator: { ru: 'ставки по штатному расписанию', en: 'posts in the staff schedule' },
  value: ratio(amount('filled', 'AT_SCHEDULES'), amount('post', 'ANYWHERE'), 'PERCENT'),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['ST'],
});
