import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { assignMethodist, changeAssignment, endAssignment } from './methodist-assignment.js';

export const wording: Wording<
  ReasonOf<typeof assignMethodist> | ReasonOf<typeof changeAssignment> | ReasonOf<typeof endAssignment>
> = {
  'no-methodist-there': {
    ru: 'В этот день человек не работает в этой службе методистом.',
    en: 'On that day the person is no methodist of that service.',
  },
  'nothing-assigned': {
    ru: 'Нужны педагоги, организации или направление.',
    en: 'Teachers, organisations or a direction are needed.',
  },
  'too-many-teachers': {
    ru: 'В одном закреплении — не более {limit} педагогов.',
    en: 'One assignment names at most {limit} teachers.',
  },
  'unknown-direction': {
    ru: 'Направления {direction} нет в списке.',
    en: 'There is no direction {direction} in the list.',
  },
  'unknown-teachers': {
    ru: 'Из названных педагогов найдено лишь {found}.',
    en: 'Only {found} of the teachers named were found.',
  },
  'unknown-organisations': {
    ru: 'Из названных организаций найдено лишь {found}.',
    en: 'Only {found} of the organisations named were found.',
  },
  'assigned-to-oneself': {
    ru: 'Методист не закрепляется сам за собой.',
    en: 'A methodist is not assigned to oneself.',
  },
  'already-ended': {
    ru: 'Закрепление окончено: первый день без него — {to}.',
    en: 'The assignment is over: {to} is the first day without it.',
  },
  'ends-before-it-started': {
    ru: 'Закрепление началось {from}; окончиться раньше или в тот же день оно не может.',
    en: 'It began on {from} and cannot end on or before that day.',
  },
};
