import { defineIndicator, ratio } from './define-indicator.js';
import { pupils, pupilsAt } from './pupils.js';

export const t21TalentedChildren = defineIndicator({
  code: 'IND-52',
  version: 1,
  source: 'T21 A2 E13',
  title: {
    ru: 'Доля детей в возрасте от 5 до 18 лет, охваченных мероприятиями, ориентированными на выявление и сопровождение юных талантов, от общего числа обучающихся в возрасте от 5 до 18 лет, не менее 12 %',
    en: 'Children aged 5 to 18 covered by events for young talents',
  },
  numerator: {
    ru: 'обучающиеся 5–18 лет, хотя бы раз за период бывшие на мероприятии с темой «талант»',
    en: 'pupils aged 5 to 18 who were at an event about talents at least once in the period',
  },
  denominator: {
    ru: 'обучающиеся 5–18 лет организаций, сообщивших контингент, по последнему подсчёту',
    en: 'pupils aged 5 to 18 of the organisations that have told how many they are, by the last count',
  },
  value: ratio(pupilsAt({ at: 'held-talent', aged: true }), pupils('pupils-5-18'), 'PERCENT'),
  comparator: 'AT_LEAST',
  groups: ['MP'],
  grains: ['YEAR'],
  disclosure: 'PERSONAL',
  sources: ['events'],
  parameters: [
    {
      settles: 'AMB-29',
      ru: 'не то же, что IND-08: только о талантах и только 5–18 лет, оба возраста включительно',
      en: 'not IND-08: about talents alone and aged 5 to 18 alone, both included',
    },
  ],
});
