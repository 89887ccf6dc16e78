import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { wording as text } from '../text/text.wording.js';
import type { equipWorkplace, registerWorkplace, removeWorkplace } from './workplace.js';

export const wording: Wording<
  ReasonOf<typeof registerWorkplace> | ReasonOf<typeof equipWorkplace> | ReasonOf<typeof removeWorkplace>
> = {
  ...text,
  'label-missing': {
    ru: 'Рабочее место нужно как-то назвать: кабинет, инвентарный номер.',
    en: 'A workplace needs a label: a room, an inventory number.',
  },
  'not-there-then': {
    ru: 'В этот день рабочего места не было: {from} – {to}.',
    en: 'On that day the workplace was not there: {from} – {to}.',
  },
  'removed-already': { ru: 'Рабочего места уже нет с {to}.', en: 'The workplace has been gone since {to}.' },
};
