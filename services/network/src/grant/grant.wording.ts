import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { grantRole, revokeRole } from './grant.js';

export const wording: Wording<ReasonOf<typeof grantRole> | ReasonOf<typeof revokeRole>> = {
  ...spanWording,
  'subject-malformed': {
    ru: 'Субъект — идентификатор у провайдера: до 200 латинских букв, цифр и знаков . : | ~ = + / - _; не имя и не адрес почты.',
    en: 'A subject is what the identity provider calls somebody: at most 200 Latin letters, digits and . : | ~ = + / - _; neither a name nor an e-mail address.',
  },
  'role-of-another-level': {
    ru: 'Роль {role} не даётся на уровне {level}.',
    en: 'The role {role} is not given at the level {level}.',
  },
  'not-below-ones-own': {
    ru: 'Роль {role} не ниже вашей собственной: её даёт тот, кто стоит выше.',
    en: 'The role {role} is not below your own: whoever stands above gives it.',
  },
  'to-oneself': { ru: 'Себе ролей не дают.', en: 'Nobody gives a role to oneself.' },
  'held-already': { ru: 'Эта роль уже дана с {from}.', en: 'This role is held already, since {from}.' },
};
