import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { statePremises } from './premises.js';

export const wording: Wording<ReasonOf<typeof statePremises>> = {
  'offices-out-of-range': { ru: 'Кабинетов — от 0 до {limit}.', en: 'Offices are from 0 to {limit}.' },
};
