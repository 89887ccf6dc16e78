import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { saveTemplate } from './certificate-template.js';

export const wording: Wording<ReasonOf<typeof saveTemplate>> = {
  'title-missing': { ru: 'Укажите заголовок сертификата.', en: 'Give the certificate a title.' },
  'too-long': {
    ru: 'Слишком длинно ({field}): не более {limit} знаков.',
    en: 'Too long ({field}): at most {limit} characters.',
  },
  'too-many-lines': { ru: 'В тексте не более {limit} строк.', en: 'The text has at most {limit} lines.' },
  'unknown-placeholders': {
    ru: 'Таких подстановок нет: {unknown}. Есть: {known}.',
    en: 'There are no such placeholders: {unknown}. There are: {known}.',
  },
  'holder-not-named': {
    ru: 'В тексте должна быть подстановка {ФИО}: иначе неизвестно, кому выдан сертификат.',
    en: 'The text must have the placeholder {ФИО}: otherwise nobody knows whose certificate it is.',
  },
  'image-not-usable': {
    ru: 'Печать или логотип — неповреждённый PNG (8 бит, без чересстрочности) или JPEG до {limit} КБ и 1000 точек по стороне.',
    en: 'A seal or logo is an undamaged PNG (8 bits, not interlaced) or JPEG of at most {limit} KB and 1000 pixels a side.',
  },
};
