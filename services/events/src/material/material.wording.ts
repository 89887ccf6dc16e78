import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { changeMaterial, publishMaterial, withdrawMaterial } from './material.js';

export const wording: Wording<
  ReasonOf<typeof publishMaterial> | ReasonOf<typeof changeMaterial> | ReasonOf<typeof withdrawMaterial>
> = {
  'title-missing': { ru: 'Укажите название материала.', en: 'Give the material a title.' },
  'title-too-long': { ru: 'Название — не длиннее {limit} знаков.', en: 'A title has at most {limit} characters.' },
  'annotation-too-long': {
    ru: 'Аннотация — не длиннее {limit} знаков.',
    en: 'An annotation has at most {limit} characters.',
  },
  'author-twice': { ru: 'Один и тот же автор указан дважды.', en: 'An author is named twice.' },
  'too-many-authors': { ru: 'Авторов не более {limit}.', en: 'There are at most {limit} authors.' },
  'url-malformed': {
    ru: 'Адрес начинается с http:// или https://.',
    en: 'An address begins with http:// or https://.',
  },
  'still-to-come': { ru: 'День публикации {publishedOn} ещё впереди.', en: 'The day {publishedOn} is still to come.' },
  'no-such-event': { ru: 'Такого мероприятия нет.', en: 'There is no such event.' },
  'withdrawn-already': { ru: 'Материал изъят из банка.', en: 'The material has been taken out of the bank.' },
};
