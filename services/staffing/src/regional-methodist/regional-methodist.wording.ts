import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { assignTeacher, endStatus, grantStatus, releaseTeacher } from './regional-methodist.js';

export const wording: Wording<
  | ReasonOf<typeof grantStatus>
  | ReasonOf<typeof assignTeacher>
  | ReasonOf<typeof releaseTeacher>
  | ReasonOf<typeof endStatus>
> = {
  'has-the-status': { ru: 'У человека уже есть этот статус.', en: 'The person has the status already.' },
  'no-pedagogical-worker': {
    ru: 'В этот день человек не работает на педагогической должности.',
    en: 'On that day the person holds no pedagogical position.',
  },
  'status-ended': {
    ru: 'Статус окончен: первый день без него — {to}.',
    en: 'The status is over: {to} is the first day without it.',
  },
  'before-the-status': { ru: 'Статус действует с {from}.', en: 'The status holds from {from}.' },
  'assigned-to-oneself': {
    ru: 'Региональный методист не закрепляется сам за собой.',
    en: 'A regional methodist is not assigned to oneself.',
  },
  'assigned-already': {
    ru: 'В это время педагог уже закреплён за региональным методистом.',
    en: 'At that time the teacher is assigned to a regional methodist already.',
  },
  'too-many-assignments': {
    ru: 'За всё время — не более {limit} закреплений.',
    en: 'At most {limit} assignments altogether.',
  },
  'not-assigned': { ru: 'Этот педагог сейчас не закреплён.', en: 'This teacher is not assigned now.' },
  'ends-before-it-started': {
    ru: 'Началось {from}; окончиться раньше или в тот же день не может.',
    en: 'It began on {from} and cannot end on or before that day.',
  },
};
