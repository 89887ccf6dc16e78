import { calendarDate } from '@metodnet/kernel';
import { defineIndicator, ratio, reading } from './define-indicator.js';
import { thoseWho } from './flows.js';
import { type Happening, happenedSince } from './happening.js';
import { teachers, those } from './measures.js';

/** «Обучение в различной форме»: a completed course of in-service training, or an event at which people learn. */
const training: Happening = {
  name: 'trained',
  ways: [{ kind: 'course' }, { kind: 'attended', at: 'held-training' }],
};

/** The model of 14.05.2021 plans by calendar years from this one. */
const SINCE = calendarDate('2021-01-01');

export const t21TeachersTrained = defineIndicator({
  code: 'IND-22',
  version: 1,
  source: 'T21 1.3',
  title: {
    ru: 'К концу 2024 года 100% учителей Томска должны пройти обучение в различной форме',
    en: 'By the end of 2024 all teachers of Tomsk are to be trained in one form or another',
  },
  numerator: {
    ru: 'учителя, завершившие программу ДПО или участвовавшие в обучающем мероприятии',
    en: 'teachers who completed a course of in-service training or took part in an event at which people learn',
  },
  denominator: { ru: 'учителя', en: 'teachers' },
  readings: [
    reading(
      'cumulative',
      {
        ru: 'накопительно с 01.01.2021 среди работающих на отчётную дату',
        en: 'since 1 January 2021, of those employed on the reference date',
      },
      ratio(those('teachers', happenedSince(training, SINCE)), teachers, 'PERCENT'),
    ),
    reading(
      'annual',
      { ru: 'за год', en: 'in the year' },
      ratio(thoseWho('teachers', training, { grains: ['YEAR', 'ACADEMIC_YEAR'] }), teachers, 'PERCENT'),
    ),
  ],
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['MO'],
  grains: ['YEAR'],
  sources: ['staffing', 'events'],
  parameters: [
    {
      settles: 'AMB-03',
      ru: '«не менее» напечатано только для 2021 года и прочитано так же для остальных',
      en: '“at least” is printed for 2021 alone and read so for the others',
    },
    {
      settles: 'AMB-06',
      ru: 'ступени 15, 25, 60, 100 % читаются накопительно, за год — прочтение «annual»; формы обучения — программы ДПО и обучающие мероприятия',
      en: 'the steps of 15, 25, 60, 100 % are cumulative, by the year is the reading “annual”; forms are courses and events at which people learn',
    },
  ],
});
