import { defineIndicator, ratio } from './define-indicator.js';
import { thoseWho } from './flows.js';
import { population } from './population.js';

export const t12OrganisationsInformed = defineIndicator({
  code: 'IND-06',
  version: 1,
  source: 'T12 §8 II.1',
  title: {
    ru: 'Доля образовательных учреждений, информированных о предоставляемых услугах Учреждением',
    en: 'Educational organisations informed about the services',
  },
  numerator: {
    ru: 'организации, до которых за период дошла хотя бы одна рассылка или уведомление',
    en: 'organisations that one bulletin or notice at least reached in the period',
  },
  denominator: { ru: 'образовательные организации', en: 'educational organisations' },
  value: ratio(
    thoseWho('organisations', { name: 'informed', ways: [{ kind: 'informed' }] }),
    population('organisations'),
    'PERCENT',
  ),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['ST'],
  grains: ['ACADEMIC_YEAR', 'YEAR'],
  sources: ['events'],
  parameters: [
    {
      settles: 'AMB-03',
      ru: 'сравнение не напечатано: 100 читается как «не менее»',
      en: 'no comparator is printed: 100 is read as “at least”',
    },
    {
      settles: 'AMB-11',
      ru: 'период не назван: считается по учебным и по календарным годам, цель — для обоих',
      en: 'no period is printed: counted by academic and by calendar years, the target is for both',
    },
  ],
});
