import { higherEducation } from './condition.js';
import { defineIndicator, share } from './define-indicator.js';

export const u14EducatorsHigherEducation = defineIndicator({
  code: 'IND-91',
  version: 1,
  source: 'U14 §2.11 (2)',
  title: {
    ru: 'Доля педагогических работников с высшим образованием',
    en: 'Educators with higher education',
  },
  numerator: { ru: 'педагогические работники с высшим образованием', en: 'educators with higher education' },
  denominator: { ru: 'педагогические работники', en: 'educators' },
  value: share({ of: 'educators', who: higherEducation }),
  comparator: 'AT_LEAST',
  groups: ['ST'],
});
