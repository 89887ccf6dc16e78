import { defineIndicator, ratio } from './define-indicator.js';
import { assignedTeachers, regionalMethodists } from './measures.js';

export const k24TeachersPerRegionalMethodist = defineIndicator({
  code: 'IND-78',
  version: 1,
  source: 'K24 §4.1.3',
  title: {
    ru: 'Количество педагогических работников, закреплённых за 1 региональным методистом',
    en: 'Educators assigned to one regional methodist',
  },
  numerator: {
    ru: 'педагогические работники, закреплённые за региональными методистами',
    en: 'educators assigned to regional methodists',
  },
  denominator: { ru: 'действующие региональные методисты', en: 'regional methodists whose status holds' },
  value: ratio(assignedTeachers, regionalMethodists, 'PERSONS_PER_METHODIST', {
    distribution: 'TEACHERS_PER_METHODIST',
  }),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['RG'],
  parameters: [
    {
      settles: 'AMB-17',
      ru: 'положение не называет ни цели, ни периода: цель задаёт заказчик по годам',
      en: 'the regulation prints neither target nor period: the customer sets a target per year',
    },
  ],
});
