import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { assignCategory, endCategory } from './category.js';

export const wording: Wording<ReasonOf<typeof assignCategory> | ReasonOf<typeof endCategory>> = {
  ...spanWording,
  'not-a-school': { ru: 'Категории присваиваются школам.', en: 'Categories are of schools.' },
  'in-it-already': {
    ru: 'Организация уже в этой категории с {from}.',
    en: 'The organisation is in this category already, since {from}.',
  },
};
