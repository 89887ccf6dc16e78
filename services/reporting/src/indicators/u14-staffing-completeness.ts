import { defineIndicator, ratio } from './define-indicator.js';
import { amount } from './measures.js';

export const u14StaffingCompleteness = defineIndicator({
  code: 'IND-90',
  version: 1,
  source: 'U14 §2.11 (1)',
  title: { ru: 'Укомплектованность кадрами', en: 'Staffing completeness' },
  numerator: { ru: 'занятые ставки', en: 'filled posts (FTE)' },
  denominator: { ru: 'ставки по штатному расписанию', en: 'posts in the staff schedule' },
  value: ratio(amount('filled', { servicesOnly: false }), amount('post', { servicesOnly: false }), 'PERCENT'),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['ST'],
});
