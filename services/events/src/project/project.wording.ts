import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { approvePassport, changeProject, draftProject, reportOnProject } from './project.js';

export const wording: Wording<
  | ReasonOf<typeof draftProject>
  | ReasonOf<typeof changeProject>
  | ReasonOf<typeof approvePassport>
  | ReasonOf<typeof reportOnProject>
> = {
  'title-missing': { ru: 'Укажите название проекта.', en: 'Give the project a title.' },
  'ends-before-it-begins': {
    ru: 'Начинается {from} и не может закончиться раньше.',
    en: 'It begins on {from} and cannot end before that.',
  },
  'approved-already': { ru: 'Паспорт уже утверждён {approvedOn}.', en: 'The passport was approved on {approvedOn}.' },
  'protocol-missing': {
    ru: 'Укажите номер протокола, которым утверждён паспорт.',
    en: 'Give the number of the protocol by which the passport was approved.',
  },
  'approval-still-to-come': {
    ru: 'Протокол от {approvedOn} ещё не подписан.',
    en: 'The protocol of {approvedOn} is still to come.',
  },
  'not-approved-yet': {
    ru: 'Отчёт — по утверждённому паспорту: он ещё не утверждён.',
    en: 'Reports are on approved passports: this one is not approved yet.',
  },
  'report-before-approval': {
    ru: 'Паспорт утверждён {approvedOn}; отчёт не может быть раньше.',
    en: 'The passport was approved on {approvedOn}; a report is not earlier.',
  },
  'report-still-to-come': { ru: 'Отчёт от {on} ещё впереди.', en: 'The report of {on} is still to come.' },
  'not-current-on-its-own-day': {
    ru: 'Отчёт актуален хотя бы в свой день, {on}.',
    en: 'A report is current at least on its own day, {on}.',
  },
  'current-too-long': {
    ru: 'Отчёт актуален не дольше года: до {latest}.',
    en: 'A report is current for a year at most: until {latest}.',
  },
  'url-malformed': {
    ru: 'Адрес начинается с http:// или https://.',
    en: 'An address begins with http:// or https://.',
  },
};
