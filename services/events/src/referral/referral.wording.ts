import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { wording as participationWording } from '../participation/participation.wording.js';
import type { changeReferral, issueReferral, recallReferral, whyTooMany } from './referral.js';

/** What becomes of one person or pupil is told as when they are registered by themselves. */
export const lineWording = {
  ...participationWording,
  'not-of-this-referral': {
    ru: 'Этот участник направлен не этим распоряжением.',
    en: 'This participant was not sent by this order.',
  },
};

export const wording: Wording<
  | ReasonOf<typeof issueReferral>
  | ReasonOf<typeof changeReferral>
  | ReasonOf<typeof recallReferral>
  | ReasonOf<typeof whyTooMany>
> = {
  'event-cancelled': participationWording['event-cancelled'],
  'event-past': participationWording['event-past'],
  'registration-closed': participationWording['registration-closed'],
  'attendance-recorded-already': {
    ru: 'Организатор уже отметил присутствие направленных: распоряжение исполнено.',
    en: 'The organiser has recorded who was there already: the order was carried out.',
  },
  'number-missing': {
    ru: 'Укажите номер письменного распоряжения.',
    en: 'Give the number of the written order.',
  },
  'oral-has-no-number': { ru: 'У устного распоряжения нет номера.', en: 'An oral order has no number.' },
  'order-still-to-come': {
    ru: 'Распоряжение от {issuedOn} ещё не издано.',
    en: 'The order of {issuedOn} is still to come.',
  },
  'groups-out-of-range': {
    ru: 'Возраст — от 0 до {oldest} полных лет, число обучающихся — от 1 до {most}.',
    en: 'An age is from 0 to {oldest} full years, a number of pupils from 1 to {most}.',
  },
  'age-told-twice': { ru: 'Один возраст указан дважды.', en: 'One age is given twice.' },
  'too-few-seats': {
    ru: 'Для группы обучающихся свободно мест: {left}. Направьте столько или запишите обучающихся поимённо в очередь.',
    en: 'Seats left for pupils sent as a group: {left}. Send as many, or register pupils by their ids to wait.',
  },
  'nobody-sent': {
    ru: 'Никто не направлен: ни один из названных не может быть записан. Чтобы не направлять никого, отмените распоряжение.',
    en: 'Nobody is sent: none of those named can be registered. To send nobody, recall the order.',
  },
  'too-many-named': {
    ru: 'В одном распоряжении — не более {limit} человек. Издайте несколько.',
    en: 'One order names at most {limit} people. Issue several.',
  },
  'recalled-already': { ru: 'Распоряжение уже отменено.', en: 'The order was recalled already.' },
};
