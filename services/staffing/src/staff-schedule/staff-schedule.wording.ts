import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { approveSchedule } from './staff-schedule.js';

export const wording: Wording<ReasonOf<typeof approveSchedule>> = {
  'no-posts': { ru: 'В штатном расписании нет ни одной должности.', en: 'The schedule names no position at all.' },
  'unknown-position': { ru: 'Должности {position} нет в списке.', en: 'There is no position {position} in the list.' },
  'position-twice': { ru: 'Должность {position} указана дважды.', en: 'The position {position} is named twice.' },
  'posts-out-of-range': {
    ru: 'Ставок по должности — от 0 до 1000 (до {limit} сотых).',
    en: 'Posts of a position are from 0 to 1000 (at most {limit} hundredths).',
  },
};
