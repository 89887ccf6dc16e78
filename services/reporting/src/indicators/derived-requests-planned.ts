import { defineIndicator, ratio } from './define-indicator.js';
import { happenings } from './flows.js';
import { occurring } from './occurring.js';

export const derivedRequestsPlanned = defineIndicator({
  code: 'IND-D7',
  version: 1,
  source: 'T12 §6',
  title: { ru: 'Удовлетворённость заявок', en: 'Requests that were put into the plan' },
  numerator: {
    ru: 'те из них, что включены в план; со дня решения по заявке',
    en: 'those of them that were put into a plan; from the day of the ruling on',
  },
  denominator: {
    ru: 'заявки всех видов, поступившие за период, кроме отозванных',
    en: 'requests of all kinds that came in the period, except for withdrawn ones',
  },
  value: ratio(occurring('requested', { besides: 'planned' }), happenings('requested'), 'PERCENT'),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: [],
  grains: ['ACADEMIC_YEAR', 'YEAR', 'QUARTER'],
  sources: ['events'],
});
