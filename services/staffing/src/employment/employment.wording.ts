import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { wording as text } from '../text/text.wording.js';
import type { cancelEmployment, changeEmployment, correctEmployment, dismiss, employ } from './employment.js';

export const wording: Wording<
  | ReasonOf<typeof employ>
  | ReasonOf<typeof changeEmployment>
  | ReasonOf<typeof dismiss>
  | ReasonOf<typeof correctEmployment>
  | ReasonOf<typeof cancelEmployment>
  | 'no-such-person'
> = {
  ...text,
  'no-such-person': {
    ru: 'Человека с таким идентификатором, именем и датой рождения нет.',
    en: 'There is nobody of that id, name and birth date.',
  },
  'unknown-position': { ru: 'Должности {position} нет в списке.', en: 'There is no position {position} in the list.' },
  'unknown-subject': { ru: 'Предмета {subject} нет в списке.', en: 'There is no subject {subject} in the list.' },
  'rate-out-of-range': {
    ru: 'Ставка — от 0,01 до 2 (до {limit} сотых).',
    en: 'A rate is from 0.01 to 2 (at most {limit} hundredths).',
  },
  'load-out-of-range': {
    ru: 'Учебная нагрузка — от 0 до 3 (до {limit} сотых).',
    en: 'A teaching load is from 0 to 3 (at most {limit} hundredths).',
  },
  'has-a-main-job': {
    ru: 'В это время у человека уже есть основное место работы. Если вы его не видите, спросите у самого человека, где оно, или у оператора, ведающего обеими организациями.',
    en: 'At that time the person has another main place of work. If you cannot see it, ask the person where it is, or the operator of both units.',
  },
  'too-many-rates': {
    ru: 'Вместе с другими местами работы выходит больше двух ставок ({limit} сотых). Если вы видите не все, спросите у самого человека или у оператора.',
    en: 'With the other jobs this is more than two posts ({limit} hundredths). If you do not see them all, ask the person, or the operator.',
  },
  cancelled: { ru: 'Запись отменена как ошибочная.', en: 'The record was cancelled as a mistake.' },
  'not-employed-then': {
    ru: 'В этот день человек здесь не работал: {from} – {to}.',
    en: 'On that day the person did not work here: {from} – {to}.',
  },
  'already-ended': {
    ru: 'Работа здесь уже окончена: первый день без неё — {to}.',
    en: 'This employment is over already: {to} is the first day without it.',
  },
  'ends-before-it-started': {
    ru: 'Работа началась {from}; окончиться раньше или в тот же день она не может.',
    en: 'It began on {from} and cannot end on or before that day.',
  },
  'terms-do-not-fit': {
    ru: 'Условия должны начинаться {from}, не повторять дней и лежать до {to}.',
    en: 'Terms must begin on {from}, repeat no day and lie before {to}.',
  },
};
