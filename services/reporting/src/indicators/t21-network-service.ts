import { defineIndicator, ratio } from './define-indicator.js';
import { everTold, teachers, thoseAtUnitsWith } from './measures.js';

export const t21NetworkService = defineIndicator({
  code: 'IND-20',
  version: 1,
  source: 'T21 (1)',
  title: {
    ru: 'Внедрение муниципальной сетевой методической службы педагогических работников Томской области, охватывающей 100% учителей Томска',
    en: 'Teachers whose organisation takes part in the municipal network service',
  },
  numerator: {
    ru: 'учителя организаций, у которых на отчётную дату действует принятая модель методической службы',
    en: 'teachers of organisations whose model of methodical service is in force on the reference date',
  },
  denominator: { ru: 'учителя', en: 'teachers' },
  value: ratio(thoseAtUnitsWith('teachers', 'service-model'), teachers, 'PERCENT'),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['MO'],
  toldOf: everTold('service-model'),
  parameters: [
    {
      settles: 'AMB-28',
      ru: 'муниципалитет — город; хаб — город с районом по соглашению',
      en: 'the municipality is the city; the hub is the city with the district by agreement',
    },
  ],
});
