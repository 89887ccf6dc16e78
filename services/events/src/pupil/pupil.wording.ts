import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { admitPupil, correctPupil, mergePupil, registerPupil, sendPupil } from './pupil.js';

export const wording: Wording<
  | ReasonOf<typeof registerPupil>
  | ReasonOf<typeof correctPupil>
  | ReasonOf<typeof sendPupil>
  | ReasonOf<typeof admitPupil>
  | ReasonOf<typeof mergePupil>
> = {
  'reference-is-no-number': {
    ru: 'Укажите номер из своих документов (личного дела, алфавитной книги): цифры и не более трёх букв подряд, без имён.',
    en: 'Give a number from your own files: digits and at most three letters in a row, no names.',
  },
  'birth-year-out-of-range': { ru: 'Год рождения — с {from} по {to}.', en: 'A year of birth from {from} to {to}.' },
  'reference-taken': {
    ru: 'Под этим номером у вас уже есть другой обучающийся.',
    en: 'Another pupil of yours has this number already.',
  },
  'merged-already': {
    ru: 'Этот идентификатор уже объединён с другим.',
    en: 'This id has been merged into another already.',
  },
  'is-moving': {
    ru: 'Обучающийся отпущен в {to}; пока его не приняли, изменить запись нельзя.',
    en: 'The pupil was let go to {to}; until admitted there, the record cannot be changed.',
  },
  'learns-there-already': { ru: 'Обучающийся уже в {unit}.', en: 'The pupil is in {unit} already.' },
  'no-such-organisation': { ru: 'Такой организации в сети нет.', en: 'The network has no such organisation.' },
  'is-not-moving': {
    ru: 'В эту организацию обучающегося не отпускали. Обратитесь туда, где он обучается.',
    en: 'The pupil was not let go to this organisation. Ask where the pupil learns.',
  },
  'same-pupil': { ru: 'Это один и тот же идентификатор.', en: 'This is one and the same id.' },
};
