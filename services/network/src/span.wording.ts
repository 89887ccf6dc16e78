import type { Wording } from '@metodnet/subgraph';
import type { BeginReason, EndReason } from './span.js';

export const spanWording: Wording<BeginReason | EndReason> = {
  'unit-not-there': { ru: 'На {from} организации нет.', en: 'The unit does not exist on {from}.' },
  'ends-before-it-begins': {
    ru: 'Окончание — позже начала ({from}).',
    en: 'The end comes after the beginning ({from}).',
  },
  'ended-already': { ru: 'Уже завершено с {to}.', en: 'It has ended already, on {to}.' },
  'ends-before-it-began': {
    ru: 'Началось {from}, раньше завершиться не может.',
    en: 'It began on {from} and cannot end before that.',
  },
};
