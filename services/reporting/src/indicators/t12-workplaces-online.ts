import { defineIndicator, ratio } from './define-indicator.js';
import { things } from './measures.js';

export const t12WorkplacesOnline = defineIndicator({
  code: 'IND-02',
  version: 1,
  source: 'T12 §8 1.2',
  title: { ru: 'Обеспеченность доступа к Интернету', en: 'Workplaces with internet access' },
  numerator: {
    ru: 'рабочие места сотрудников службы с доступом к Интернету',
    en: 'workplaces of the service’s staff with internet access',
  },
  denominator: { ru: 'все рабочие места сотрудников службы', en: 'all workplaces of the service’s staff' },
  value: ratio(
    things('workplace-online', { servicesOnly: true }),
    things('workplace', { servicesOnly: true }),
    'PERCENT',
  ),
  comparator: 'AT_LEAST',
  groups: ['ST'],
});
