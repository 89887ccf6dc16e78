import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { changeWebResource, checkWebResource, registerWebResource, withdrawWebResource } from './web-resource.js';

export const wording: Wording<
  | ReasonOf<typeof registerWebResource>
  | ReasonOf<typeof changeWebResource>
  | ReasonOf<typeof checkWebResource>
  | ReasonOf<typeof withdrawWebResource>
> = {
  ...spanWording,
  'url-malformed': {
    ru: 'Адрес начинается с http:// или https://.',
    en: 'An address begins with http:// or https://.',
  },
  'section-needed': { ru: 'Укажите название раздела.', en: 'Name the section.' },
  withdrawn: { ru: 'Ресурс не ведётся с {withdrawnOn}.', en: 'It has not been kept since {withdrawnOn}.' },
  'checked-later-already': { ru: 'Последняя проверка — {checkedOn}.', en: 'It was last checked on {checkedOn}.' },
  'per-cent-out-of-range': { ru: 'Полнота — от 0 до 100 процентов.', en: 'Completeness is from 0 to 100 per cent.' },
};
