import { courseWithin } from './condition.js';
import { defineIndicator, share } from './define-indicator.js';

/** «Не менее 1 раза в 5 лет» (DL-05). One value for two customers: the standard of 2012 and the model of 2021 (AMB-30). */
export const methodistsRetrained = share({ of: 'methodists', who: courseWithin(5) });

export const t12MethodistsRetrained = defineIndicator({
  code: 'IND-04',
  version: 1,
  source: 'T12 §8 1.3 (b)',
  title: {
    ru: 'Доля методистов, прошедших курсовую переподготовку не менее 1 раза в 5 лет (от общего числа методистов)',
    en: 'Methodists retrained at least once in five years',
  },
  numerator: {
    ru: 'методисты службы, завершившие хотя бы одну программу ДПО за 5 лет до отчётной даты',
    en: 'methodists of the service who completed at least one course in the five years before the reference date',
  },
  denominator: { ru: 'методисты службы', en: 'methodists of the service' },
  value: methodistsRetrained,
  comparator: 'AT_LEAST',
  groups: ['ST'],
});
