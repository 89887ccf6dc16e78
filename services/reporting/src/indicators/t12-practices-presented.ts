import { defineIndicator, ratio, reading } from './define-indicator.js';
import { happenings } from './flows.js';
import { occurring } from './occurring.js';

export const t12PracticesPresented = defineIndicator({
  code: 'IND-09',
  version: 1,
  source: 'T12 §8 III.1',
  title: {
    ru: 'Доля педагогических и руководящих работников, значимый педагогический опыт которых обобщен и представлен для образовательных учреждений (от общего количества заявок)',
    en: 'Educators and managers whose practice was generalised and presented, of all requests',
  },
  numerator: {
    ru: 'те из них, практика которых к отчётной дате представлена',
    en: 'those of them whose practice has been presented by the reference date',
  },
  denominator: {
    ru: 'заявки на представление опыта, поступившие за период, кроме отозванных',
    en: 'requests to present a practice that came in the period, except for withdrawn ones',
  },
  readings: [
    reading(
      'requests',
      { ru: 'заявки в обеих частях', en: 'requests in both parts' },
      ratio(occurring('asked-to-present', { besides: 'presented' }), happenings('asked-to-present'), 'PERCENT'),
    ),
    reading(
      'persons',
      {
        ru: 'люди в обеих частях: подавшие заявку педагоги, каждый один раз; заявки организаций никого не называют',
        en: 'people in both parts: educators who asked, each once; requests of organisations name no one',
      },
      ratio(occurring('asking-to-present', { behind: 'presented' }), occurring('asking-to-present'), 'PERCENT'),
      { targeted: false },
    ),
  ],
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['ST'],
  grains: ['ACADEMIC_YEAR', 'YEAR'],
  sources: ['events'],
  parameters: [
    {
      settles: 'AMB-03',
      ru: 'сравнение не напечатано: читается как «не менее»',
      en: 'no comparator is printed: read as “at least”',
    },
    {
      settles: 'AMB-11',
      ru: 'период не назван: считается по учебным и по календарным годам, цель — для обоих',
      en: 'no period is printed: counted by academic and by calendar years, the target is for both',
    },
    {
      settles: 'AMB-37',
      ru: 'в названии люди, в знаменателе заявки: в обеих частях заявки, люди — отдельным прочтением',
      en: 'people in the name, requests in the denominator: requests in both parts, people as another reading',
    },
  ],
});
