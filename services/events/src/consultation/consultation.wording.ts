import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { cancelConsultation, correctConsultation, recordConsultation } from './consultation.js';

export const wording: Wording<
  ReasonOf<typeof recordConsultation> | ReasonOf<typeof correctConsultation> | ReasonOf<typeof cancelConsultation>
> = {
  'topic-missing': { ru: 'Укажите тему консультации.', en: 'Say what the consultation was about.' },
  'consults-oneself': {
    ru: 'Методист и тот, кого он консультирует, — разные люди.',
    en: 'The methodist and the person consulted are two people.',
  },
  'still-to-come': {
    ru: 'Консультация записывается после того, как прошла: {heldOn} ещё впереди.',
    en: 'A consultation is recorded once it was held: {heldOn} is still to come.',
  },
  'methodist-not-employed-then': {
    ru: 'Методист {heldOn} в этом учреждении не работал.',
    en: 'The methodist did not work in this unit on {heldOn}.',
  },
  'not-employed-then': {
    ru: 'Этот человек {heldOn} в организации не работал.',
    en: 'The person did not work in the organisation on {heldOn}.',
  },
  'cancelled-already': { ru: 'Запись о консультации снята.', en: 'The entry of the consultation has been taken back.' },
};
