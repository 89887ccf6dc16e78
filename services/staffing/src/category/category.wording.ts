import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { expireCategory, grantCategory, withdrawCategory } from './category.js';

export const wording: Wording<
  ReasonOf<typeof grantCategory> | ReasonOf<typeof expireCategory> | ReasonOf<typeof withdrawCategory>
> = {
  'granted-in-the-future': {
    ru: 'Дата присвоения ещё не наступила (сегодня {today}).',
    en: 'The day of granting is still to come (today is {today}).',
  },
  'ends-before-it-began': {
    ru: 'Категория присвоена {grantedOn} и раньше окончиться не может.',
    en: 'It was granted on {grantedOn} and cannot end before that.',
  },
  'ends-earlier-already': {
    ru: 'Категория и так действует лишь до {validUntil}.',
    en: 'It is valid only until {validUntil} as it is.',
  },
  withdrawn: { ru: 'Запись отозвана как ошибочная.', en: 'The record was withdrawn as a mistake.' },
};
