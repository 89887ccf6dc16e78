import { count, defineIndicator } from './define-indicator.js';
import { happenings } from './flows.js';

export const t21FgosForManagers = defineIndicator({
  code: 'IND-50',
  version: 1,
  source: 'T21 A2 E11',
  title: {
    ru: 'Методическое сопровождение ОУ по реализации ФГОС, в том числе проведение мероприятий с руководящими кадрами по совершенствованию организации внеурочной деятельности (наличие)',
    en: 'Support in implementing FGOS, with events for managers (whether there are any)',
  },
  numerator: {
    ru: 'мероприятия с меткой «ФГОС» для руководящих кадров, проведённые за период',
    en: 'events tagged FGOS and for managers that were held in the period',
  },
  denominator: null,
  value: count(happenings('held-fgos-managers')),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['OB'],
  grains: ['YEAR'],
  sources: ['events'],
  decimals: 0,
});
