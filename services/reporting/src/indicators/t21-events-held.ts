import { count, defineIndicator, reading } from './define-indicator.js';
import { happenings } from './flows.js';

export const t21EventsHeld = defineIndicator({
  code: 'IND-47',
  version: 1,
  source: 'T21 A2 E8',
  title: {
    ru: 'Количество мероприятий по методическому обеспечению педагогических работников муниципальных учреждений не менее 570 в год',
    en: 'Events of methodical support for educators of municipal institutions, at least 570 a year',
  },
  numerator: {
    ru: 'мероприятия для работников сети, проведённые за период',
    en: 'events for the network’s staff that were held in the period',
  },
  denominator: null,
  readings: [
    reading(
      'without-meetings',
      { ru: 'все виды, кроме собраний', en: 'all kinds but meetings' },
      count(happenings('held-besides-meetings')),
    ),
    reading(
      'with-meetings',
      { ru: 'все виды, и собрания', en: 'all kinds, meetings too' },
      count(happenings('held-for-staff')),
    ),
  ],
  comparator: 'AT_LEAST',
  groups: ['MP'],
  grains: ['YEAR'],
  sources: ['events'],
  decimals: 0,
  parameters: [
    {
      settles: 'AMB-08',
      ru: 'собрания — отдельный показатель (IND-42): по умолчанию не входят, цель — для обоих прочтений',
      en: 'meetings have an indicator of their own (IND-42): by default they are none of these; the target is for both readings',
    },
  ],
});
