import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { amendPlan, approvePlan, draftPlan, withdrawPlan } from './plan.js';

export const wording: Wording<
  ReasonOf<typeof draftPlan> | ReasonOf<typeof approvePlan> | ReasonOf<typeof amendPlan> | ReasonOf<typeof withdrawPlan>
> = {
  'plan-title-missing': { ru: 'Укажите название плана.', en: 'Give the plan a title.' },
  'not-an-academic-year': {
    ru: 'План работы составляют на учебный год: с 1 сентября до 1 сентября.',
    en: 'A work plan is for an academic year: from 1 September to 1 September.',
  },
  'plan-of-no-time': {
    ru: 'План действует с {from} и должен закончиться позже.',
    en: 'The plan begins on {from} and must end after that.',
  },
  'plan-too-long': { ru: 'План действует не более {limit} лет.', en: 'A plan lasts at most {limit} years.' },
  'plan-exists': {
    ru: 'План работы на учебный год с {from} уже есть.',
    en: 'There is a work plan for the academic year from {from} already.',
  },
  'plan-withdrawn': { ru: 'План отозван.', en: 'The plan has been withdrawn.' },
  'edition-approved-already': {
    ru: 'Редакция {edition} уже утверждена; чтобы изменить план, откройте новую.',
    en: 'Edition {edition} has been approved already; amend the plan to change it.',
  },
  'no-such-edition': { ru: 'Готовится редакция {edition}.', en: 'It is edition {edition} that is being written.' },
  'order-incomplete': {
    ru: 'Укажите номер приказа, ответственного и кто контролирует исполнение.',
    en: 'Give the number of the order, who is responsible and who controls it.',
  },
  'order-in-the-future': {
    ru: 'Приказ не может быть издан позже, чем сегодня.',
    en: 'The order cannot be later than today.',
  },
  'order-before-the-last': {
    ru: 'Прошлая редакция утверждена {date}; приказ не может быть издан раньше.',
    en: 'The last edition was approved on {date}; the order cannot be earlier.',
  },
  'plan-empty': { ru: 'В плане нет ни одного пункта.', en: 'The plan has no items.' },
  'deadline-unreadable': {
    ru: 'Срок пункта {number} не удалось прочесть: напишите, например, «март 2026 г.», «ежегодно», «по итогам каждого квартала».',
    en: 'The deadline of item {number} cannot be read: write, for instance, «март 2026 г.», «ежегодно», «по итогам каждого квартала».',
  },
  'not-approved-yet': {
    ru: 'Редакция {edition} ещё не утверждена: меняйте её пункты.',
    en: 'Edition {edition} has not been approved yet: change its items.',
  },
  'amendment-reason-missing': { ru: 'Укажите, чем вызвано изменение.', en: 'Say what causes the amendment.' },
  'act-malformed': { ru: 'Такого номера акта не бывает.', en: 'This is not the id of an act.' },
  'requests-in-the-plan': {
    ru: 'В план включены заявки ({requests}): сначала исключите их.',
    en: 'Requests are in the plan ({requests}): take them out first.',
  },
};
