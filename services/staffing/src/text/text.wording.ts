import type { Wording } from '@metodnet/subgraph';

export const wording: Wording<'not-a-text'> = {
  'not-a-text': {
    ru: 'Текст — одна строка не длиннее {limit} знаков, без управляющих знаков.',
    en: 'A text is one line of at most {limit} characters, without control characters.',
  },
};
