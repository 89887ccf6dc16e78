import { count, defineIndicator } from './define-indicator.js';
import { thoseWho } from './flows.js';
import { attended } from './happening.js';

export const t21NewTechnologies = defineIndicator({
  code: 'IND-49',
  version: 1,
  source: 'T21 A2 E10',
  title: {
    ru: 'Работа с образовательными учреждениями по внедрению в образовательный процесс новых технологий, форм и методов обучения, участие в проектах и программах модернизации (с указанием количества охваченных педагогов – не менее 700)',
    en: 'Educators covered by work on new technologies, forms and methods, at least 700',
  },
  numerator: {
    ru: 'педагогические работники, участвовавшие за период в мероприятиях о новых технологиях',
    en: 'educators who took part in events about new technologies in the period',
  },
  denominator: null,
  value: count(
    thoseWho('educators', attended('held-new-technologies'), { grains: ['YEAR', 'ACADEMIC_YEAR'] }),
    'PERSONS',
  ),
  comparator: 'AT_LEAST',
  groups: ['OB'],
  grains: ['YEAR'],
  sources: ['staffing', 'events'],
  decimals: 0,
  parameters: [
    {
      settles: 'AMB-31',
      ru: 'работающий в нескольких организациях считается один раз в каждой и один раз выше',
      en: 'who works in several organisations counts once in each and once above',
    },
  ],
});
