import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { wording as text } from '../text/text.wording.js';
import type { completeQualification, correctQualification, withdrawQualification } from './qualification.js';

export const wording: Wording<
  | ReasonOf<typeof completeQualification>
  | ReasonOf<typeof correctQualification>
  | ReasonOf<typeof withdrawQualification>
> = {
  ...text,
  'programme-missing': { ru: 'Нужно название программы.', en: 'The programme must be named.' },
  'too-few-hours': {
    ru: 'Такая программа — не менее {hours} часов.',
    en: 'Such a programme takes at least {hours} hours.',
  },
  'too-many-hours': { ru: 'Не более {hours} часов.', en: 'At most {hours} hours.' },
  'completed-in-the-future': {
    ru: 'Окончание ещё не наступило (сегодня {today}).',
    en: 'The day of completion is still to come (today is {today}).',
  },
  'diagnosed-too-late': {
    ru: 'Программа окончена {completedOn}: диагностика была позже и не могла быть основанием выбора.',
    en: 'The programme was completed on {completedOn}: a later diagnostic cannot be why it was chosen.',
  },
  withdrawn: { ru: 'Запись отозвана как ошибочная.', en: 'The record was withdrawn as a mistake.' },
};
