import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { cancelEvent, changeEvent, holdEvent, moveEvent, scheduleEvent, whyTooMany } from './event.js';

export const wording: Wording<
  | ReasonOf<typeof scheduleEvent>
  | ReasonOf<typeof changeEvent>
  | ReasonOf<typeof moveEvent>
  | ReasonOf<typeof holdEvent>
  | ReasonOf<typeof whyTooMany>
  | ReasonOf<typeof cancelEvent>
> = {
  'too-many-events': { ru: 'За один раз не больше {limit} мероприятий.', en: 'At most {limit} events at a time.' },
  'title-missing': { ru: 'Укажите название мероприятия.', en: 'Give the event a title.' },
  'ends-before-it-begins': {
    ru: 'Начинается {startsOn} и не может закончиться раньше.',
    en: 'It begins on {startsOn} and cannot end before that.',
  },
  'lasts-too-long': {
    ru: 'Мероприятие длится не более {limit} дней; для более долгого откройте целевую программу.',
    en: 'An event lasts at most {limit} days; open a target programme for what is longer.',
  },
  'time-malformed': { ru: 'Время указывается как ЧЧ:ММ.', en: 'A time is written as HH:MM.' },
  'venue-incomplete': {
    ru: 'Укажите организацию, которая принимает мероприятие.',
    en: 'Name the organisation that receives the event.',
  },
  'venue-does-not-fit': {
    ru: 'Дистанционное мероприятие проходит онлайн, очное и смешанное — на площадке.',
    en: 'An online event is held online; any other has a place.',
  },
  'audience-missing': { ru: 'Укажите, для кого мероприятие.', en: 'Say for whom the event is.' },
  'seats-out-of-range': { ru: 'Число мест — от 1 до {limit}.', en: 'The number of seats is from 1 to {limit}.' },
  'hours-out-of-range': { ru: 'Число часов — от 0 до {limit}.', en: 'The number of hours is from 0 to {limit}.' },
  'registration-ends-late': {
    ru: 'Запись закрывается не позже окончания мероприятия, {endsOn}.',
    en: 'Registration closes no later than the event ends, on {endsOn}.',
  },
  'agreement-does-not-hold': {
    ru: 'Такого соглашения, действующего {startsOn}, у муниципалитета нет.',
    en: 'The municipality has no such agreement that holds on {startsOn}.',
  },
  'no-such-structure': {
    ru: 'Такого объединения на {startsOn} нет.',
    en: 'There is no such association or group on {startsOn}.',
  },
  'no-such-programme': { ru: 'Такой программы или серии нет.', en: 'There is no such programme or series.' },
  'no-such-plan-item': { ru: 'Такого пункта плана нет.', en: 'There is no such item of a plan.' },
  'no-such-venue': { ru: 'Такой организации для площадки нет.', en: 'There is no such organisation to receive it.' },
  cancelled: { ru: 'Мероприятие отменено.', en: 'The event has been cancelled.' },
  'held-already': { ru: 'Мероприятие уже проведено.', en: 'The event has been held already.' },
  'still-to-come': {
    ru: 'Мероприятие закончится {endsOn}: отметить проведение можно после этого.',
    en: 'The event ends on {endsOn}: say that it was held after that.',
  },
  'reason-missing': { ru: 'Укажите причину отмены.', en: 'Say why it is called off.' },
};
