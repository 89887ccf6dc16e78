import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { CalendarLinkCommands } from './calendar-link.commands.js';
import type { createLink, revokeLink } from './calendar-link.js';

export const wording: Wording<
  ReasonOf<typeof createLink> | ReasonOf<typeof revokeLink> | ReasonOf<CalendarLinkCommands['create']>
> = {
  'not-a-person': {
    ru: 'Ваш токен не говорит, кто вы в сети: личного календаря у него нет.',
    en: 'Your token does not say whom of the network you are: it has no calendar of its own.',
  },
  'name-missing': { ru: 'Назовите, для чего адрес: «Телефон».', en: 'Say what the address is for: “Telephone”.' },
  'name-too-long': { ru: 'Название — не более {limit} знаков.', en: 'A name has at most {limit} characters.' },
  'too-many-links': {
    ru: 'У вас уже {limit} действующих адресов календаря. Отзовите ненужные.',
    en: 'You hold {limit} addresses of your calendar already. Revoke those that you do not need.',
  },
  'revoked-already': { ru: 'Адрес уже отозван {revokedOn}.', en: 'The address was revoked on {revokedOn}.' },
};
