import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { endSite, grantSite } from './site.js';

export const wording: Wording<ReasonOf<typeof grantSite> | ReasonOf<typeof endSite>> = {
  ...spanWording,
  'no-site-of-that-kind': {
    ru: 'Такой площадкой организация этого вида быть не может.',
    en: 'An organisation of this kind cannot be such a site.',
  },
  'patron-needed': { ru: 'Укажите вуз, чья это площадка.', en: 'Name the university whose site it is.' },
};
