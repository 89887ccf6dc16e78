import { defineIndicator, ratio } from './define-indicator.js';
import { things } from './measures.js';

export const t12EquippedWorkplaces = defineIndicator({
  code: 'IND-01',
  version: 1,
  source: 'T12 §8 1.1',
  title: {
    ru: 'Оснащённость рабочего места компьютером и обеспеченность доступом к периферийной технике',
    en: 'Workplaces with a computer and access to peripherals',
  },
  numerator: {
    ru: 'рабочие места сотрудников службы с компьютером и доступом к периферийной технике',
    en: 'workplaces of the service’s staff with a computer and access to peripherals',
  },
  denominator: { ru: 'все рабочие места сотрудников службы', en: 'all workplaces of the service’s staff' },
  value: ratio(
    things('workplace-equipped', { servicesOnly: true }),
    things('workplace', { servicesOnly: true }),
    'PERCENT',
  ),
  comparator: 'AT_LEAST',
  groups: ['ST'],
});
