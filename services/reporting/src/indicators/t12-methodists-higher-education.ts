import { higherEducation } from './condition.js';
import { defineIndicator, share } from './define-indicator.js';

export const t12MethodistsHigherEducation = defineIndicator({
  code: 'IND-03',
  version: 1,
  source: 'T12 §8 1.3 (a)',
  title: {
    ru: 'Доля кадров с высшим профессиональным образованием (от общего числа методистов)',
    en: 'Methodists with higher education',
  },
  numerator: { ru: 'методисты службы с высшим образованием', en: 'methodists of the service with higher education' },
  denominator: { ru: 'методисты службы', en: 'methodists of the service' },
  value: share({ of: 'methodists', who: higherEducation }),
  comparator: 'AT_LEAST',
  groups: ['ST'],
});
