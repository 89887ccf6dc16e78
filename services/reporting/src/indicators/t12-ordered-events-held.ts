import { defineIndicator, ratio } from './define-indicator.js';
import { happenings } from './flows.js';

/** Events that were held under an agreement with a third party: the same for T12 and T21. */
export const heldUnderAgreement = happenings('held-under-agreement');

export const t12OrderedEventsHeld = defineIndicator({
  code: 'IND-14',
  version: 1,
  source: 'T12 §8 V.2',
  title: {
    ru: 'Удельный вес мероприятий, проводимых в рамках соглашений о сотрудничестве департамента образования администрации Города Томска и сторонних организаций (от заказа ДО)',
    en: 'Events held under agreements of the education authority with third parties, of those that it ordered',
  },
  numerator: {
    ru: 'мероприятия, проведённые за период в рамках соглашений',
    en: 'events that were held under agreements in the period',
  },
  denominator: {
    ru: 'мероприятия, заказанные в рамках соглашений со сроком в периоде, у исполнителя',
    en: 'events ordered under agreements that were due in the period, where they are carried out',
  },
  value: ratio(heldUnderAgreement, happenings('ordered'), 'PERCENT'),
  comparator: 'AT_LEAST',
  groups: ['ST'],
  grains: ['ACADEMIC_YEAR', 'YEAR'],
  sources: ['events'],
  parameters: [
    {
      settles: 'AMB-11',
      ru: 'период не назван: считается по учебным и по календарным годам, цель — для обоих',
      en: 'no period is printed: counted by academic and by calendar years, the target is for both',
    },
    {
      settles: 'AMB-19',
      ru: '«от заказа ДО»: проведённые к заказанным, может превышать 100',
      en: '“of the order”: held over ordered, may exceed 100',
    },
  ],
});
