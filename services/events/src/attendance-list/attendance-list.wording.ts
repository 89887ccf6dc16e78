import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { whyNotThisRow, whyTooMany } from './attendance-list.js';

export const wording: Wording<ReasonOf<typeof whyTooMany> | ReasonOf<typeof whyNotThisRow>> = {
  'too-many-rows': { ru: 'В одном списке не больше {limit} строк.', en: 'A list has at most {limit} rows.' },
  'named-already': { ru: 'Этот человек в списке уже назван.', en: 'The list names this person already.' },
  'not-registered': {
    ru: 'Этот человек не записан: отметить отсутствие нельзя.',
    en: 'This person is not registered: there is no absence to record.',
  },
};
