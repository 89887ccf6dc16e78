import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { changeAssignment, issueAssignment, withdrawAssignment } from './municipal-assignment.js';

export const wording: Wording<
  ReasonOf<typeof issueAssignment> | ReasonOf<typeof changeAssignment> | ReasonOf<typeof withdrawAssignment>
> = {
  'assigns-to-itself': { ru: 'Задание дают другой организации.', en: 'An assignment is given to another unit.' },
  'no-such-executor': { ru: 'Такого исполнителя в сети нет.', en: 'There is no such executor in the network.' },
  'order-number-missing': { ru: 'Укажите номер приказа.', en: 'Give the number of the order.' },
  'assigned-for-no-time': {
    ru: 'Задание действует с {from} и должно закончиться позже.',
    en: 'It holds from {from} and must end after that.',
  },
  'measures-missing': { ru: 'Укажите хотя бы один показатель.', en: 'Set at least one indicator.' },
  'indicator-malformed': {
    ru: '«{indicator}» — не код показателя; пример: IND-47.',
    en: '“{indicator}” is not the code of an indicator such as IND-47.',
  },
  'indicator-twice': { ru: 'Показатель {indicator} указан дважды.', en: '{indicator} is set twice.' },
  'value-malformed': {
    ru: 'Значение {indicator} — неотрицательное число, до шести знаков после точки.',
    en: 'The value of {indicator} is a decimal of at most six places, not negative.',
  },
  'assignment-withdrawn': { ru: 'Задание отозвано.', en: 'The assignment has been withdrawn.' },
};
