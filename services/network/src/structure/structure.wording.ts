import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { addMembers, appointHead, dissolveStructure, formStructure, removeMember } from './structure.js';

export const wording: Wording<
  | ReasonOf<typeof formStructure>
  | ReasonOf<typeof appointHead>
  | ReasonOf<typeof addMembers>
  | ReasonOf<typeof removeMember>
  | ReasonOf<typeof dissolveStructure>
> = {
  ...spanWording,
  'structure-of-another-level': {
    ru: 'Такая структура не создаётся на уровне {level}.',
    en: 'Such a structure is not formed at the level {level}.',
  },
  'name-empty': { ru: 'Нужно название.', en: 'A name is needed.' },
  'subject-needed': {
    ru: 'Укажите предмет или направление объединения.',
    en: 'Name the subject or direction of the association.',
  },
  'has-no-subject': { ru: 'У такой структуры нет предмета.', en: 'Such a structure has no subject.' },
  dissolved: { ru: 'Структура прекращена с {dissolvedOn}.', en: 'The structure was dissolved on {dissolvedOn}.' },
  'before-it-was-formed': { ru: 'Структура создана {formedOn}.', en: 'The structure was formed on {formedOn}.' },
  'heads-already': { ru: 'Этот человек уже руководит ею с {from}.', en: 'This person has been its head since {from}.' },
  'appointed-later-already': {
    ru: 'Есть более позднее назначение, с {from}.',
    en: 'There is a later appointment, from {from}.',
  },
  'nobody-joins': { ru: 'Укажите, кто вступает.', en: 'Say who joins.' },
  'member-already': {
    ru: 'Кто-то из вступающих уже участник в это время.',
    en: 'One of those who join is a member at that time already.',
  },
  'no-member': { ru: 'Такого участника нет.', en: 'There is no such member.' },
};
