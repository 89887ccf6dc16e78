import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { correctContingent, countContingent } from './contingent.js';

export const wording: Wording<ReasonOf<typeof countContingent> | ReasonOf<typeof correctContingent>> = {
  'unit-not-there': spanWording['unit-not-there'],
  'has-no-pupils': {
    ru: 'Контингент ведут только образовательные организации.',
    en: 'Only educational organisations have pupils.',
  },
  'not-yet': { ru: 'Этот день ещё не наступил: сегодня {today}.', en: 'That day is still to come: today is {today}.' },
  'counted-already': {
    ru: 'Контингент на {asOf} уже внесён: исправьте его.',
    en: 'Pupils were counted on {asOf} already: correct that count.',
  },
  'nothing-counted': { ru: 'Укажите хотя бы один возраст.', en: 'Name at least one age.' },
  'age-twice': { ru: 'Возраст {age} указан дважды.', en: 'The age {age} is given twice.' },
  'age-out-of-range': {
    ru: 'Возраст — от {from} до {to} полных лет.',
    en: 'An age is from {from} to {to} full years.',
  },
  'count-out-of-range': {
    ru: 'Число обучающихся возраста {age} — от 0 до {limit}.',
    en: 'The number of pupils aged {age} is from 0 to {limit}.',
  },
  'basis-needed': { ru: 'Укажите основание исправления.', en: 'Say why it is corrected.' },
  'nothing-changed': { ru: 'Значения те же.', en: 'The figures are the same.' },
};
