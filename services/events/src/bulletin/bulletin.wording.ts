import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { BulletinCommands } from './bulletin.commands.js';
import type { assembleBulletin, editBulletin, publishBulletin } from './bulletin.js';

export const wording: Wording<
  | ReasonOf<typeof assembleBulletin>
  | ReasonOf<typeof editBulletin>
  | ReasonOf<typeof publishBulletin>
  | ReasonOf<BulletinCommands['resend']>
> = {
  'not-a-monday': {
    ru: 'Неделя обозначается её понедельником, {weekOf} — не понедельник.',
    en: 'A week is named by its Monday; {weekOf} is none.',
  },
  'week-over': { ru: 'Неделя с {weekOf} уже прошла.', en: 'The week of {weekOf} is over.' },
  'too-far-ahead': {
    ru: 'Информация собирается не более чем на {limit} недель вперёд.',
    en: 'A bulletin is assembled at most {limit} weeks ahead.',
  },
  'assembled-already': {
    ru: 'Информация на неделю с {weekOf} уже собрана.',
    en: 'The bulletin of the week of {weekOf} has been assembled already.',
  },
  'published-already': { ru: 'Информация уже опубликована.', en: 'The bulletin has been published already.' },
  'not-published': { ru: 'Информация ещё не опубликована.', en: 'The bulletin has not been published yet.' },
  'too-many-entries': {
    ru: 'Не более {limit} мероприятий и материалов.',
    en: 'At most {limit} events and materials.',
  },
  'entry-twice': { ru: 'Мероприятие или материал указаны дважды.', en: 'An event or a material is given twice.' },
  'text-too-long': { ru: 'Текст — не длиннее {limit} знаков.', en: 'The text has at most {limit} characters.' },
  'remark-too-long': { ru: 'Примечание — не длиннее {limit} знаков.', en: 'A remark has at most {limit} characters.' },
  'nothing-to-tell': {
    ru: 'Нечего публиковать: нет ни текста, ни мероприятий, ни материалов.',
    en: 'There is nothing to publish: no text, no event, no material.',
  },
  'entry-gone': {
    ru: 'Строка {number}: мероприятие отменено или материал изъят. Уберите её и повторите.',
    en: 'Line {number}: the event was called off or the material withdrawn. Take it out and repeat.',
  },
};
