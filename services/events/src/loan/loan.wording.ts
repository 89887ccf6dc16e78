import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { lend, prolongLoan, returnLoan } from './loan.js';

export const wording: Wording<ReasonOf<typeof lend> | ReasonOf<typeof prolongLoan> | ReasonOf<typeof returnLoan>> = {
  'no-copy-left': {
    ru: 'Свободных экземпляров нет: все {copies} выданы.',
    en: 'No copy is left: all {copies} are lent.',
  },
  'lending-still-to-come': {
    ru: 'Выдача записывается, когда она состоялась: {lentOn} ещё впереди.',
    en: 'A loan is recorded once it was made: {lentOn} is still to come.',
  },
  'no-such-borrower': {
    ru: 'Такой организации нет, или этот человек {lentOn} в ней не работал.',
    en: 'There is no such organisation, or the person did not work in it on {lentOn}.',
  },
  'due-before-lent': {
    ru: 'Выдано {lentOn}; срок не может быть раньше.',
    en: 'Lent on {lentOn}: not due before that.',
  },
  'due-too-late': { ru: 'Выдаётся не дольше чем на год: до {latest}.', en: 'Lent for a year at most: until {latest}.' },
  'due-no-later': {
    ru: 'Срок уже {dueOn}; продлевают на более поздний.',
    en: 'It is due on {dueOn} already; prolong it to a later day.',
  },
  'returned-already': { ru: 'Уже возвращено {returnedOn}.', en: 'It was returned on {returnedOn}.' },
  'returned-before-lent': {
    ru: 'Выдано {lentOn}; вернуть раньше нельзя.',
    en: 'Lent on {lentOn}: not returned before that.',
  },
  'return-still-to-come': { ru: 'День {returnedOn} ещё впереди.', en: 'The day {returnedOn} is still to come.' },
};
