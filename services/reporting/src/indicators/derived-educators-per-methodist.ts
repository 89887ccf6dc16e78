import { defineIndicator, ratio } from './define-indicator.js';
import { amount, educators } from './measures.js';

/** «На одного методиста приходится более 650 человек» (T21) against one post per 260 (NRM-01). */
export const derivedEducatorsPerMethodist = defineIndicator({
  code: 'IND-D1',
  version: 1,
  source: 'T21; T12 §6 (NRM-01, NRM-04)',
  title: { ru: 'Педагогических работников на одного методиста', en: 'Educators per methodist' },
  numerator: { ru: 'педагогические работники', en: 'educators' },
  denominator: { ru: 'ставки методистов службы', en: 'posts (FTE) of the service’s methodists' },
  value: ratio(educators, amount('methodist', 'OF_SERVICES'), 'PERSONS_PER_POST'),
  comparator: 'AT_MOST',
  comparatorSource: 'INFERRED',
  groups: [],
  levels: ['MUNICIPALITY', 'HUB', 'REGION', 'INTER_REGIONAL'],
});
