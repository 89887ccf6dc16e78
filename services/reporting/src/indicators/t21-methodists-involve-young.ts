import { defineIndicator, ratio } from './define-indicator.js';
import { thoseOfWhom } from './flows.js';
import { involvingTheYoung } from './involving-the-young.js';
import { methodists } from './measures.js';

export const t21MethodistsInvolveYoung = defineIndicator({
  code: 'IND-45',
  version: 1,
  source: 'T21 A2 E6',
  title: {
    ru: 'Доля методистов, осуществляющих вовлечение в различные формы методической поддержки педагогических работников в возрасте до 35 лет в % 67 и более',
    en: 'Methodists who involve educators under 35 in forms of methodical support',
  },
  numerator: {
    ru: 'методисты службы, которые за период провели мероприятие с участием педагога до 35 лет или консультировали его',
    en: 'methodists of the service who in the period held an event with an educator under 35 or consulted one',
  },
  denominator: { ru: 'методисты службы', en: 'methodists of the service' },
  value: ratio(
    thoseOfWhom('methodists', 'involving-the-young', involvingTheYoung, { grains: ['YEAR', 'ACADEMIC_YEAR'] }),
    methodists,
    'PERCENT',
  ),
  comparator: 'AT_LEAST',
  groups: ['QZ'],
  grains: ['YEAR'],
  sources: ['staffing', 'events'],
  parameters: [
    {
      settles: 'AMB-07',
      ru: 'считаются методисты, а не учителя; наставничество прибавится со своей подсистемой',
      en: 'methodists are counted, not teachers; mentoring will be added with its service',
    },
    {
      settles: 'AMB-14',
      ru: 'педагог моложе 35 лет на последний день периода, когда бы ни было мероприятие',
      en: 'the educator is under 35 on the last day of the period, whenever the event was',
    },
  ],
});
