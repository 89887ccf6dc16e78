import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { changePractice, identifyPractice, reachStage, takeBackStage, withdrawPractice } from './practice.js';

export const wording: Wording<
  | ReasonOf<typeof identifyPractice>
  | ReasonOf<typeof reachStage>
  | ReasonOf<typeof takeBackStage>
  | ReasonOf<typeof changePractice>
  | ReasonOf<typeof withdrawPractice>
> = {
  'theme-missing': { ru: 'Укажите тему опыта.', en: 'Give the practice a theme.' },
  'authors-missing': { ru: 'Укажите, чей это опыт.', en: 'Say whose practice it is.' },
  'too-many-authors': { ru: 'Авторов не более {limit}.', en: 'There are at most {limit} authors.' },
  'author-twice': { ru: 'Один и тот же автор указан дважды.', en: 'An author is named twice.' },
  'authors-not-employed-then': {
    ru: 'В день выявления опыта не все авторы работали в этой организации.',
    en: 'Not all authors worked in the organisation on the day when the practice was identified.',
  },
  'no-such-request': {
    ru: 'Такой заявки на представление опыта к этой службе нет.',
    en: 'The service has no such request to present a practice.',
  },
  'still-to-come': {
    ru: 'Этап отмечается, когда он пройден: {reachedOn} ещё впереди.',
    en: 'A stage is recorded once it was reached: {reachedOn} is still to come.',
  },
  'no-such-event': { ru: 'Такого мероприятия нет.', en: 'There is no such event.' },
  'event-cancelled': { ru: 'Мероприятие отменено.', en: 'The event has been cancelled.' },
  'not-on-the-day-of-the-event': {
    ru: 'Мероприятие проходило с {startsOn} по {endsOn}.',
    en: 'The event went from {startsOn} to {endsOn}.',
  },
  withdrawn: { ru: 'Работа с этим опытом прекращена.', en: 'The practice has been given up.' },
  'adopted-already': { ru: 'Опыт уже внедрён: этапы пройдены.', en: 'The practice is adopted: no stage is left.' },
  'stage-out-of-turn': {
    ru: 'Этапы идут по порядку: следующий — {expected}.',
    en: 'Stages come in order: the next one is {expected}.',
  },
  'before-the-previous-stage': {
    ru: 'Предыдущий этап пройден {since}; следующий не может быть раньше.',
    en: 'The previous stage was reached on {since}; the next one is not earlier.',
  },
  'first-stage-stays': {
    ru: 'Первый этап снимается только вместе с самим опытом.',
    en: 'The first stage is taken back only with the practice itself.',
  },
};
