import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { planRequest, unplanRequest } from '../event-request/event-request.js';
import { planningWording } from '../event-request/event-request.wording.js';
import type { addItem, cancelItem, changeItem, recordExecution } from './plan-item.js';

type Reason =
  | ReasonOf<typeof addItem>
  | ReasonOf<typeof changeItem>
  | ReasonOf<typeof cancelItem>
  | ReasonOf<typeof recordExecution>
  | ReasonOf<typeof planRequest>
  | ReasonOf<typeof unplanRequest>;

export const wording: Wording<Reason> = {
  ...planningWording,
  'plan-withdrawn': { ru: 'План отозван.', en: 'The plan has been withdrawn.' },
  'plan-approved': {
    ru: 'Редакция {edition} утверждена: чтобы изменить пункты, откройте новую редакцию.',
    en: 'Edition {edition} has been approved: amend the plan to change its items.',
  },
  'item-title-missing': { ru: 'Укажите мероприятие.', en: 'Say what is to be done.' },
  'number-out-of-range': {
    ru: 'Номер пункта — от 1 до {limit} знаков.',
    en: 'The number of an item has from 1 to {limit} characters.',
  },
  'direction-missing': { ru: 'Укажите направление работы.', en: 'Say to which direction it belongs.' },
  'direction-in-development-plan': {
    ru: 'План развития не делится на направления работы.',
    en: 'A development plan has no directions.',
  },
  'content-of-another-direction': {
    ru: 'Это содержание другого направления.',
    en: 'This content belongs to another direction.',
  },
  'responsible-missing': { ru: 'Укажите ответственного.', en: 'Say who answers for it.' },
  'too-many-named': {
    ru: 'Ответственных и оснований — не более чем по {limit}.',
    en: 'At most {limit} who answer for it, and {limit} bases.',
  },
  'basis-incomplete': {
    ru: 'Укажите, какая заявка, затруднение, задание или мероприятие — основание пункта.',
    en: 'Say which request, difficulty, assignment or event it rests on.',
  },
  'no-such-basis': {
    ru: 'Такой заявки или задания этой службы нет.',
    en: 'The service has no such request or assignment.',
  },
  'duplicates-no-item': {
    ru: 'Повторять можно другой пункт этого плана, который сам не повтор.',
    en: 'It may duplicate another item of this plan that is no duplicate itself.',
  },
  'item-cancelled': { ru: 'Пункт исключён из плана.', en: 'The item has been struck out.' },
  'done-without-a-day': { ru: 'Укажите день исполнения.', en: 'Give the day on which it was carried out.' },
  'done-in-the-future': {
    ru: 'День исполнения не может быть позже, чем сегодня.',
    en: 'It cannot have been carried out after today.',
  },
  'not-done-has-no-day': {
    ru: 'День исполнения указывают только у исполненного.',
    en: 'Only what was carried out has a day.',
  },
};
