import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { assignTutor, releaseTutor } from './tutor-assignment.js';

export const wording: Wording<ReasonOf<typeof assignTutor> | ReasonOf<typeof releaseTutor>> = {
  'subject-missing': {
    ru: 'Укажите проект или программу, которые сопровождает тьютор.',
    en: 'Name the project or programme that is tutored.',
  },
  'not-employed-then': {
    ru: 'Этот человек {from} не работал ни в этом учреждении, ни в подведомственных ему.',
    en: 'The person worked neither in this unit nor in one under it on {from}.',
  },
  'no-such-project': { ru: 'Такого муниципального проекта нет.', en: 'There is no such municipal project.' },
  'tutors-it-already': {
    ru: 'Этот человек уже сопровождает этот проект или программу.',
    en: 'The person tutors this project or programme already.',
  },
  'released-already': { ru: 'Уже освобождён с {to}.', en: 'The tutor was released as of {to}.' },
  'released-before-assigned': {
    ru: 'Назначен {from} и не может быть освобождён раньше.',
    en: 'The tutor was assigned on {from} and is not released before that.',
  },
};
