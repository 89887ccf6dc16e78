import { category } from './condition.js';
import { defineIndicator, share } from './define-indicator.js';

export const t12MethodistsCategory = defineIndicator({
  code: 'IND-05',
  version: 1,
  source: 'T12 §8 1.3 (c)',
  title: {
    ru: 'Наличие методистов, имеющих квалификационные категории',
    en: 'Methodists with a qualification category',
  },
  numerator: {
    ru: 'методисты службы с действующей квалификационной категорией',
    en: 'methodists of the service with a valid qualification category',
  },
  denominator: { ru: 'методисты службы', en: 'methodists of the service' },
  value: share({ of: 'methodists', who: category }),
  comparator: 'AT_LEAST',
  groups: ['ST'],
  parameters: [
    {
      settles: 'AMB-18',
      ru: '«наличие» измерено в процентах и читается как доля',
      en: '“presence” is measured in per cent and read as a share',
    },
  ],
});
