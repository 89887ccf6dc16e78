import { defineIndicator } from './define-indicator.js';
import { methodistsRetrained, t12MethodistsRetrained } from './t12-methodists-retrained.js';

/** IND-04 asked by another customer: the same value, its own target and period. */
export const t21MethodistsRetrained = defineIndicator({
  code: 'IND-36',
  version: 1,
  source: 'T21 A2 M4',
  title: {
    ru: 'Доля методистов, прошедших курсовую переподготовку не менее 1 раза в 5 лет (от общей численности методистов, 75 и более %)',
    en: 'Methodists retrained at least once in five years (municipal assignment)',
  },
  numerator: t12MethodistsRetrained.numerator,
  denominator: t12MethodistsRetrained.denominator,
  value: methodistsRetrained,
  comparator: 'AT_LEAST',
  groups: ['QZ'],
});
