import { defineIndicator, ratio } from './define-indicator.js';
import { pupils, pupilsAt } from './pupils.js';

export const t12PupilsCovered = defineIndicator({
  code: 'IND-08',
  version: 1,
  source: 'T12 §8 II.3',
  title: {
    ru: 'Доля воспитанников, обучающихся, охваченных мероприятиями Учреждения',
    en: 'Pupils covered by events of the service',
  },
  numerator: {
    ru: 'обучающиеся, хотя бы раз за период бывшие на мероприятии методической службы',
    en: 'pupils who were at an event of a methodical service at least once in the period',
  },
  denominator: {
    ru: 'обучающиеся организаций, сообщивших контингент, по последнему подсчёту',
    en: 'pupils of the organisations that have told how many they are, by the last count',
  },
  value: ratio(pupilsAt({ at: 'held', ofServices: true }), pupils('pupils'), 'PERCENT'),
  comparator: 'AT_LEAST',
  groups: ['ST'],
  grains: ['ACADEMIC_YEAR', 'YEAR'],
  disclosure: 'PERSONAL',
  sources: ['events'],
  parameters: [
    {
      settles: 'AMB-11',
      ru: 'период не назван: считается по учебным и по календарным годам, цель — для обоих',
      en: 'no period is printed: counted by academic and by calendar years, the target is for both',
    },
    {
      settles: 'AMB-29',
      ru: 'не то же, что IND-52: все мероприятия учреждения и обучающиеся любого возраста',
      en: 'not IND-52: all events of the institution, and pupils of any age',
    },
  ],
});
