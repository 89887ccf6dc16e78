import { defineIndicator, yesNo } from './define-indicator.js';
import { inForceDuring } from './occurring.js';

export const t21Tutoring = defineIndicator({
  code: 'IND-37',
  version: 1,
  source: 'T21 A2 M5',
  title: {
    ru: 'Осуществление тьюторства (кураторства) региональных, муниципальных проектов/программ, инновационных проектов',
    en: 'Tutoring of regional and municipal projects and programmes and of innovation projects',
  },
  numerator: {
    ru: 'назначения тьюторов муниципалитетом и его службой, действовавшие хотя бы день периода',
    en: 'assignments of tutors of the municipality and its service that were in force on some day of the period',
  },
  denominator: null,
  value: yesNo(inForceDuring('tutoring')),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: [],
  levels: ['MUNICIPALITY'],
  sources: ['events'],
  decimals: 0,
});
