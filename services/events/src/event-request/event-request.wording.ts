import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { planRequest, ruleOnRequest, submitRequest, unplanRequest, withdrawRequest } from './event-request.js';

export const wording: Wording<
  ReasonOf<typeof submitRequest> | ReasonOf<typeof ruleOnRequest> | ReasonOf<typeof withdrawRequest>
> = {
  'subject-missing': { ru: 'Укажите, о чём заявка.', en: 'Say what the request is about.' },
  'not-a-service': {
    ru: 'Заявку подают методической службе, а не образовательной организации.',
    en: 'A request goes to a methodical service, not to an educational organisation.',
  },
  'no-such-applicant': { ru: 'Такой организации в сети нет.', en: 'There is no such organisation in the network.' },
  'not-employed-there': {
    ru: 'На {receivedOn} этот человек в организации не работает.',
    en: 'This person does not work in the organisation on {receivedOn}.',
  },
  'received-on-another-day': {
    ru: 'Заявка подаётся сегодняшним днём; полученную раньше на бумаге вносит служба.',
    en: 'A request is submitted as of today; the service enters what came on paper earlier.',
  },
  'received-in-the-future': {
    ru: 'Заявка не может быть получена позже, чем сегодня.',
    en: 'It cannot come after today.',
  },
  'written-after-it-came': {
    ru: 'Заявка получена {receivedOn} и не может быть написана позже.',
    en: 'It came on {receivedOn} and cannot have been written after that.',
  },
  'audience-out-of-range': { ru: 'Число слушателей — от 1 до {limit}.', en: 'The audience is from 1 to {limit}.' },
  'wished-period-reversed': {
    ru: 'Желаемый период заканчивается раньше, чем начинается.',
    en: 'The wished period ends before it begins.',
  },
  'difficulty-malformed': { ru: 'Такого номера затруднения не бывает.', en: 'This is not the id of a difficulty.' },
  'scan-malformed': { ru: 'Укажите ссылку на скан: http(s)://…', en: 'Give a link to the scan: http(s)://…' },
  'request-withdrawn': { ru: 'Заявка отозвана.', en: 'The request has been withdrawn.' },
  'in-the-plan': {
    ru: 'Заявка включена в план: сначала исключите её из пункта плана.',
    en: 'The request is in the plan: take it out of the item first.',
  },
  'reason-missing': { ru: 'Укажите причину отказа.', en: 'Say why it is declined.' },
  'declined-already': { ru: 'Заявка уже отклонена.', en: 'The request has been declined already.' },
};

/** Said when a request is put into a plan, or taken out of it, with the item that rests on it. */
export const planningWording: Wording<ReasonOf<typeof planRequest> | ReasonOf<typeof unplanRequest>> = {
  'request-not-accepted': {
    ru: 'Основанием пункта плана может быть только принятая заявка.',
    en: 'Only an accepted request can be a basis of an item.',
  },
  'request-planned-elsewhere': {
    ru: 'Заявка уже включена в другой пункт плана.',
    en: 'The request is in another item of a plan already.',
  },
  'request-not-planned': { ru: 'Заявка не включена в план.', en: 'The request is not in a plan.' },
};
