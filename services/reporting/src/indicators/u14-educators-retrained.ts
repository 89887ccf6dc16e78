import { courseWithin } from './condition.js';
import { defineIndicator, share } from './define-indicator.js';

/** AMB-25: U14 prints no window; three years, as the right to training under Federal Law 273-FZ. */
const YEARS = 3;

export const u14EducatorsRetrained = defineIndicator({
  code: 'IND-92',
  version: 1,
  source: 'U14 §2.11 (3)',
  title: {
    ru: 'Доля педагогических работников, прошедших переподготовку, повышение квалификации',
    en: 'Educators retrained or upgraded',
  },
  numerator: {
    ru: `педагогические работники, завершившие хотя бы одну программу ДПО за ${YEARS} года до отчётной даты`,
    en: `educators who completed at least one course in the ${YEARS} years before the reference date`,
  },
  denominator: { ru: 'педагогические работники', en: 'educators' },
  value: share({ of: 'educators', who: courseWithin(YEARS) }),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['ST'],
  parameters: [
    {
      settles: 'AMB-25',
      ru: `срок действия обучения не назван: ${YEARS} года`,
      en: `no window is printed: ${YEARS} years`,
    },
  ],
});
