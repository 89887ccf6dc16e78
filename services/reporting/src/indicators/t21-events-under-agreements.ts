import { count, defineIndicator } from './define-indicator.js';
import { heldUnderAgreement } from './t12-ordered-events-held.js';

export const t21EventsUnderAgreements = defineIndicator({
  code: 'IND-48',
  version: 1,
  source: 'T21 A2 E9',
  title: {
    ru: 'Реализация мероприятий в рамках соглашения о сотрудничестве департамента образования администрации Города Томска и сторонних организаций (наличие)',
    en: 'Events under agreements of the education authority with third parties (whether there are any)',
  },
  numerator: {
    ru: 'мероприятия, проведённые за период в рамках соглашений',
    en: 'events that were held under agreements in the period',
  },
  denominator: null,
  value: count(heldUnderAgreement),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['OB'],
  grains: ['YEAR'],
  sources: ['events'],
  decimals: 0,
});
