import { count, defineIndicator } from './define-indicator.js';
import { happenings } from './flows.js';

export const t21PracticesDisseminated = defineIndicator({
  code: 'IND-51',
  version: 1,
  source: 'T21 A2 E12',
  title: {
    ru: 'Распространение передового опыта педагогов города',
    en: 'Dissemination of educators’ advanced practice',
  },
  numerator: {
    ru: 'практики, за период достигшие стадии распространения и тиражирования',
    en: 'practices that reached the stage of dissemination in the period',
  },
  denominator: null,
  value: count(happenings('disseminated')),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['OB'],
  grains: ['YEAR'],
  sources: ['events'],
  decimals: 0,
});
