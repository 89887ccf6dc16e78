import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { changeProgramme, closeProgramme, openProgramme } from './target-programme.js';

export const wording: Wording<
  ReasonOf<typeof openProgramme> | ReasonOf<typeof changeProgramme> | ReasonOf<typeof closeProgramme>
> = {
  'title-missing': { ru: 'Укажите название.', en: 'Give it a title.' },
  'order-missing': {
    ru: 'Укажите номер приказа, которым установлен срок.',
    en: 'Give the number of the order that sets the term.',
  },
  'order-still-to-come': {
    ru: 'Приказ от {orderedOn} ещё не издан.',
    en: 'The order of {orderedOn} is still to come.',
  },
  'ends-before-it-begins': {
    ru: 'Окончание — позже начала ({from}).',
    en: 'The end comes after the beginning ({from}).',
  },
  'shorter-than-an-academic-year': {
    ru: 'Целевая программа или проект — не менее чем на один учебный год: не ранее чем до {earliest}.',
    en: 'A targeted programme or project takes at least one academic year: until {earliest} or later.',
  },
  'closed-already': { ru: 'Закрыта {closedOn}.', en: 'It was closed on {closedOn}.' },
  'closes-outside-its-term': {
    ru: 'Срок — с {from} до {to}; закрыть досрочно можно только в пределах срока.',
    en: 'The term is from {from} until {to}; it is closed early only within it.',
  },
  'reason-missing': { ru: 'Укажите, почему закрывается досрочно.', en: 'Say why it is closed early.' },
};
