import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { recordAdmission } from './admission.js';

export const wording: Wording<ReasonOf<typeof recordAdmission>> = {
  'checked-in-the-future': {
    ru: 'Дата проверки ещё не наступила (сегодня {today}).',
    en: 'The day of the check is still to come (today is {today}).',
  },
  'checked-later-already': {
    ru: 'Уже есть более поздняя проверка, {checkedOn}.',
    en: 'There is a later check already, of {checkedOn}.',
  },
};
