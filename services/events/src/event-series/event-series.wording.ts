import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { cancelEvent, changeEvent, moveEvent } from '../event/event.js';
import { wording as eventWording } from '../event/event.wording.js';
import type { beginSeries, cloneEvent, furtherDays, whyNothingFollows } from './event-series.js';

export const wording: Wording<
  | ReasonOf<typeof cloneEvent>
  | ReasonOf<typeof beginSeries>
  | ReasonOf<typeof furtherDays>
  | ReasonOf<typeof whyNothingFollows>
  | ReasonOf<typeof changeEvent>
  | ReasonOf<typeof moveEvent>
  | ReasonOf<typeof cancelEvent>
> = {
  ...eventWording,
  'recurrence-unclear': {
    ru: 'Укажите либо период и последний день повторения, либо дни.',
    en: 'Give either a period with a last day, or days.',
  },
  'interval-out-of-range': {
    ru: 'Повторять можно через 1–{limit} недель или месяцев.',
    en: 'An event is repeated every 1 to {limit} weeks or months.',
  },
  'no-further-day': {
    ru: 'После {startsOn} до указанного дня повторений нет.',
    en: 'Nothing is repeated between {startsOn} and the day given.',
  },
  'day-taken': {
    ru: 'На {day} мероприятие этой серии уже есть.',
    en: 'An event of this series begins on {day} already.',
  },
  'day-out-of-range': { ru: 'Такого дня в календаре нет: {day}.', en: 'There is no such day to hold it on: {day}.' },
  'too-many-in-series': {
    ru: 'В серии — не более {limit} мероприятий. Начните другую.',
    en: 'A series has at most {limit} events. Begin another.',
  },
  'not-in-a-series': { ru: 'Мероприятие не входит в серию.', en: 'The event is not one of a series.' },
  'nothing-follows': {
    ru: 'Все мероприятия серии с этого дня уже проведены или отменены.',
    en: 'All events of the series from this day on have been held or called off.',
  },
};
