import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { adoptAct, appointOperator, assignController, markExecution, publishAct, repealAct } from './act.js';

export const wording: Wording<
  | ReasonOf<typeof adoptAct>
  | ReasonOf<typeof publishAct>
  | ReasonOf<typeof repealAct>
  | ReasonOf<typeof appointOperator>
  | ReasonOf<typeof assignController>
  | ReasonOf<typeof markExecution>
> = {
  'unit-not-there': spanWording['unit-not-there'],
  'ends-before-it-begins': spanWording['ends-before-it-begins'],
  'title-needed': { ru: 'Нужно название акта.', en: 'The act needs a title.' },
  'in-force-before-adopted': {
    ru: 'Акт принят {adoptedOn} и не может действовать раньше.',
    en: 'The act was adopted on {adoptedOn} and cannot be in force before that.',
  },
  'unknown-act': { ru: 'Одного из указанных актов нет.', en: 'One of the acts referred to does not exist.' },
  'url-malformed': {
    ru: 'Адрес начинается с http:// или https://.',
    en: 'An address begins with http:// or https://.',
  },
  'act-of-the-state': { ru: 'Акты государства здесь только цитируются.', en: 'Acts of the state are only cited here.' },
  'before-it-was-adopted': {
    ru: 'Акт принят {adoptedOn}; раньше этого быть не может.',
    en: 'The act was adopted on {adoptedOn}; not before that.',
  },
  'place-needed': { ru: 'Укажите, где опубликовано.', en: 'Say where it was published.' },
  'published-already': { ru: 'Эта публикация уже внесена.', en: 'This publication is recorded already.' },
  'repealed-already': { ru: 'Акт утратил силу {repealedOn}.', en: 'The act lost its force on {repealedOn}.' },
  'repeals-itself': { ru: 'Акт не отменяет сам себя.', en: 'An act does not repeal itself.' },
  'appointed-later-already': {
    ru: 'Есть более позднее назначение, с {from}.',
    en: 'There is a later appointment, from {from}.',
  },
  'marked-later-already': { ru: 'Есть более поздняя отметка, от {from}.', en: 'There is a later mark, of {from}.' },
};
