import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { IssueReason, revokeCertificate } from './certificate.js';

export const wording: Wording<IssueReason | ReasonOf<typeof revokeCertificate>> = {
  'did-not-attend': {
    ru: 'Сертификат выдаётся тому, чьё присутствие на этом мероприятии отмечено.',
    en: 'A certificate is for whoever was recorded as present at this event.',
  },
  'for-workers-only': {
    ru: 'Сертификаты выдаются работникам, не обучающимся.',
    en: 'Certificates are for those who work, not for pupils.',
  },
  'event-cancelled': { ru: 'Мероприятие отменено.', en: 'The event has been cancelled.' },
  'event-not-over': {
    ru: 'Мероприятие продолжается до {endsOn}: сертификаты выдаются после него.',
    en: 'The event lasts until {endsOn}: certificates are issued after it.',
  },
  'name-missing': { ru: 'Укажите, кому выдаётся сертификат.', en: 'Say whose certificate it is.' },
  'name-too-long': { ru: 'Имя — не более {limit} знаков.', en: 'A name has at most {limit} characters.' },
  'revoked-already': {
    ru: 'Сертификат уже аннулирован {revokedOn}.',
    en: 'The certificate was revoked on {revokedOn}.',
  },
};
