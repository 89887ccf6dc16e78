import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { acquireMediaItem, changeMediaItem } from './media-item.js';

export const wording: Wording<ReasonOf<typeof acquireMediaItem> | ReasonOf<typeof changeMediaItem>> = {
  'title-missing': { ru: 'Укажите название.', en: 'Give it a title.' },
  'title-too-long': { ru: 'Название — не длиннее {limit} знаков.', en: 'A title has at most {limit} characters.' },
  'annotation-too-long': {
    ru: 'Аннотация — не длиннее {limit} знаков.',
    en: 'An annotation has at most {limit} characters.',
  },
  'copies-out-of-range': {
    ru: 'Число экземпляров — от 0 до {limit}.',
    en: 'The number of copies is from 0 to {limit}.',
  },
  'loan-days-out-of-range': { ru: 'Выдаётся на срок от 1 до {limit} дней.', en: 'It is lent for 1 to {limit} days.' },
  'copies-are-lent': {
    ru: 'Сейчас выдано экземпляров: {lent}; меньше стать не может, пока их не вернут.',
    en: 'Copies lent now: {lent}; there cannot be fewer until they are back.',
  },
};
