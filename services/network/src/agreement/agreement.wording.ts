import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { endAgreement, signAgreement } from './agreement.js';

export const wording: Wording<ReasonOf<typeof signAgreement> | ReasonOf<typeof endAgreement>> = {
  ...spanWording,
  'partner-needed': { ru: 'Укажите вторую сторону.', en: 'Name the other party.' },
  'agrees-with-itself': {
    ru: 'Соглашение заключают две разные организации.',
    en: 'An agreement is between two different organisations.',
  },
  'subject-needed': { ru: 'Укажите предмет соглашения.', en: 'Say what the agreement is about.' },
  'begins-before-signed': {
    ru: 'Соглашение подписано {signedOn} и не может действовать раньше.',
    en: 'The agreement was signed on {signedOn} and cannot hold before that.',
  },
  'url-malformed': {
    ru: 'Адрес начинается с http:// или https://.',
    en: 'An address begins with http:// or https://.',
  },
};
