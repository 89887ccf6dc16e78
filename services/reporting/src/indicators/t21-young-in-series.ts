import { defineIndicator, ratio } from './define-indicator.js';
import { thoseOfWhom } from './flows.js';
import { youngTeachers } from './measures.js';
import { attendedSeries } from './series.js';

/** T21 1.5 prints no number: one event is no series. */
const EVENTS = 2;

export const t21YoungInSeries = defineIndicator({
  code: 'IND-24',
  version: 1,
  source: 'T21 1.5',
  title: {
    ru: '100 % учителей в возрасте до 35 лет должны принять участие в серии мероприятий по методической поддержке',
    en: 'Teachers under 35 who took part in a series of events of methodical support',
  },
  numerator: {
    ru: `учителя до 35 лет, участвовавшие за период не менее чем в ${EVENTS} мероприятиях одной серии`,
    en: `teachers under 35 who took part in at least ${EVENTS} events of one series in the period`,
  },
  denominator: { ru: 'учителя до 35 лет', en: 'teachers under 35' },
  value: ratio(
    thoseOfWhom('young-teachers', `attended-${EVENTS}-of-a-series`, (window) => attendedSeries(EVENTS, window), {
      grains: ['YEAR', 'ACADEMIC_YEAR'],
    }),
    youngTeachers,
    'PERCENT',
  ),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['MO'],
  grains: ['YEAR'],
  disclosure: 'PERSONAL',
  sources: ['staffing', 'events'],
  parameters: [
    {
      settles: 'AMB-07',
      ru: 'все учителя до 35 лет, не только в первые три года работы (те — IND-23)',
      en: 'all teachers under 35, not those in their first three years alone (they are IND-23)',
    },
    { settles: 'AMB-14', ru: 'моложе 35 лет на последний день периода', en: 'under 35 on the last day of the period' },
  ],
});
