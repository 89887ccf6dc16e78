import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { spanWording } from '../span.wording.js';
import type { adoptServiceModel, endServiceModel } from './service-model.js';

export const wording: Wording<ReasonOf<typeof adoptServiceModel> | ReasonOf<typeof endServiceModel>> = {
  ...spanWording,
  'description-needed': { ru: 'Опишите модель.', en: 'Describe the model.' },
  'has-a-model-already': {
    ru: 'На это время модель уже есть, с {from}: сначала завершите её.',
    en: 'There is a model for that time already, since {from}: end it first.',
  },
};
