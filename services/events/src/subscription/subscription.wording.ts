import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { confirmSubscription, endSubscription, restate, subscribe } from './subscription.js';

export const wording: Wording<
  | ReasonOf<typeof subscribe>
  | ReasonOf<typeof restate>
  | ReasonOf<typeof confirmSubscription>
  | ReasonOf<typeof endSubscription>
> = {
  'not-an-organisation': {
    ru: 'Рассылка адресуется образовательной или другой организации сети.',
    en: 'Mails go to an organisation of the network.',
  },
  'address-missing': { ru: 'Укажите адрес электронной почты.', en: 'Give an e-mail address.' },
  'too-many-addresses': {
    ru: 'Адресов у организации не больше {limit}.',
    en: 'An organisation has at most {limit} addresses.',
  },
  'address-malformed': {
    ru: 'Адрес записывается как имя@домен, имя — латиницей.',
    en: 'An address is written as name@domain, the name in Latin letters.',
  },
  'address-twice': { ru: 'Один адрес указан дважды.', en: 'An address is given twice.' },
  'not-requested': { ru: 'Подписка не ожидает подтверждения.', en: 'The subscription does not wait to be confirmed.' },
  'ended-already': { ru: 'Подписка уже прекращена.', en: 'The subscription has ended already.' },
};
