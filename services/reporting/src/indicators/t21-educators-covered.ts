import { defineIndicator } from './define-indicator.js';
import { educatorsCovered, t12EducatorsCovered } from './t12-educators-covered.js';

/** IND-07 asked by another customer: the same value, its own target and period. */
export const t21EducatorsCovered = defineIndicator({
  code: 'IND-46',
  version: 1,
  source: 'T21 A2 E7',
  title: {
    ru: 'Доля педагогов, охваченных мероприятиями по методическому сопровождению образовательного процесса (от общей численности педагогов муниципальных учреждений 35 и более %)',
    en: 'Educators covered by events of methodical support (municipal assignment)',
  },
  numerator: t12EducatorsCovered.numerator,
  denominator: t12EducatorsCovered.denominator,
  value: educatorsCovered,
  comparator: 'AT_LEAST',
  groups: ['QZ'],
  grains: ['YEAR'],
  sources: ['staffing', 'events'],
  parameters: [
    {
      settles: 'AMB-32',
      ru: '«педагоги» — все педагогические работники, не одни учителя',
      en: '“педагоги” are all educators, not teachers alone',
    },
  ],
});
