import { defineIndicator, ratio } from './define-indicator.js';
import { municipalThings } from './municipal.js';

export const t21ProjectsRunning = defineIndicator({
  code: 'IND-26',
  version: 1,
  source: 'T21 1.6',
  title: { ru: 'Реализация муниципальных проектов', en: 'Municipal projects running' },
  numerator: {
    ru: 'проекты с утверждённым паспортом и действующим отчётом',
    en: 'projects with an approved passport and a current report',
  },
  denominator: {
    ru: 'паспорта проектов, срок которых идёт на отчётную дату, и неутверждённые',
    en: 'passports of projects whose term runs on the reference date, unapproved ones too',
  },
  value: ratio(
    municipalThings('project', 'project-approved', 'project-reported'),
    municipalThings('project'),
    'PERCENT',
  ),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['MO'],
  sources: ['events'],
});
