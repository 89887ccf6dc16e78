import { regionalMethodist } from './condition.js';
import { defineIndicator, share } from './define-indicator.js';

export const k24RegionalMethodists = defineIndicator({
  code: 'IND-77',
  version: 1,
  source: 'K24 §4.1.3',
  title: {
    ru: 'Доля педагогических работников, получивших статус регионального методиста',
    en: 'Educators with the status of a regional methodist',
  },
  numerator: {
    ru: 'педагогические работники с действующим статусом регионального методиста',
    en: 'educators whose status of a regional methodist holds',
  },
  denominator: { ru: 'педагогические работники', en: 'educators' },
  value: share({ of: 'educators', who: regionalMethodist }),
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
