import { defineIndicator, yesNo } from './define-indicator.js';
import { occurring } from './occurring.js';

export const t21WeeklyMailings = defineIndicator({
  code: 'IND-34',
  version: 1,
  source: 'T21 A2 M2',
  title: {
    ru: 'Информационная поддержка педагогических работников по актуальным вопросам образования (ФГОС, предметные концепции, НП «Образование») посредством электронных рассылок',
    en: 'Information of educators on topical questions of education by e-mailings',
  },
  numerator: {
    ru: 'недели периода, информация которых разослана муниципалитетом или его службой до конца недели; неделя относится к периоду её понедельника',
    en: 'weeks of the period whose bulletin the municipality or its service mailed before they were over; a week is of the period of its Monday',
  },
  denominator: { ru: 'недели периода', en: 'weeks of the period' },
  value: yesNo(occurring('mailed-week', { municipalOnly: true }), { everyWeek: true }),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: [],
  levels: ['MUNICIPALITY'],
  sources: ['events'],
  decimals: 0,
});
