import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { endRelation, setRelation } from './relation.js';

export const wording: Wording<ReasonOf<typeof setRelation> | ReasonOf<typeof endRelation>> = {
  ...spanWording,
  'relates-to-itself': {
    ru: 'Отношение связывает две разные организации.',
    en: 'A relation is between two different units.',
  },
  'other-not-there': { ru: 'Второй организации на {from} нет.', en: 'The other unit does not exist on {from}.' },
  'subject-needed': { ru: 'Укажите, что делегируется.', en: 'Say what is delegated.' },
  'related-already': {
    ru: 'Такое отношение уже есть с {from}.',
    en: 'There is such a relation already, since {from}.',
  },
};
