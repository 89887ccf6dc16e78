import { count, defineIndicator, reading } from './define-indicator.js';
import { happenings } from './flows.js';

export const t21MeetingsHeld = defineIndicator({
  code: 'IND-42',
  version: 1,
  source: 'T21 A2 E3',
  title: {
    ru: 'Активные формы профессионального взаимодействия; количество собраний, проводимых методистами с педагогами образовательных учреждений, не менее 185 в квартал',
    en: 'Active forms of professional interaction; meetings that methodists hold with educators, at least 185 a quarter',
  },
  numerator: {
    ru: 'мероприятия вида «собрание», проведённые методическими службами за период',
    en: 'events of the kind «собрание» that methodical services held in the period',
  },
  denominator: null,
  readings: [
    reading(
      'meetings',
      { ru: 'собрания (CL-02)', en: 'meetings (CL-02)' },
      count(happenings('held-meeting', { servicesOnly: true })),
    ),
    reading(
      'active-forms',
      {
        ru: 'активные формы: конференции, слёты, форумы, фестивали',
        en: 'active forms: conferences, rallies, forums, festivals',
      },
      count(happenings('held-active-form', { servicesOnly: true })),
      { targeted: false },
    ),
  ],
  comparator: 'AT_LEAST',
  groups: ['OB'],
  grains: ['QUARTER'],
  sources: ['events'],
  decimals: 0,
  parameters: [
    {
      settles: 'AMB-08',
      ru: 'собрания — отдельный вид мероприятий, в IND-47 по умолчанию не входят',
      en: 'meetings are a kind of their own, by default none of IND-47’s events',
    },
  ],
});
