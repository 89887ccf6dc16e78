import { defineIndicator, ratio } from './define-indicator.js';
import { thoseWho } from './flows.js';
import { attended } from './happening.js';
import { educators } from './measures.js';

/** One value for two customers: the standard of 2012 and the municipal assignment (AMB-30). */
export const educatorsCovered = ratio(thoseWho('educators', attended('held-for-staff')), educators, 'PERCENT');

export const t12EducatorsCovered = defineIndicator({
  code: 'IND-07',
  version: 1,
  source: 'T12 §8 II.2',
  title: {
    ru: 'Доля педагогов, охваченных мероприятиями по методическому сопровождению образовательного процесса',
    en: 'Educators covered by events of methodical support',
  },
  numerator: {
    ru: 'педагогические работники, хотя бы раз за период участвовавшие в мероприятии для работников сети',
    en: 'educators who took part in an event for the network’s staff at least once in the period',
  },
  denominator: { ru: 'педагогические работники', en: 'educators' },
  value: educatorsCovered,
  comparator: 'AT_LEAST',
  groups: ['ST'],
  grains: ['ACADEMIC_YEAR', 'YEAR'],
  sources: ['staffing', 'events'],
  parameters: [
    {
      settles: 'AMB-11',
      ru: 'период не назван: считается по учебным и по календарным годам, цель — для обоих',
      en: 'no period is printed: counted by academic and by calendar years, the target is for both',
    },
    {
      settles: 'AMB-31',
      ru: 'работающий в нескольких организациях считается один раз в каждой и один раз выше',
      en: 'who works in several organisations counts once in each and once above',
    },
  ],
});
