import { seatIn } from './condition.js';
import { defineIndicator, reading, share } from './define-indicator.js';
import { everTold } from './measures.js';

export const t12InAssociations = defineIndicator({
  code: 'IND-10',
  version: 1,
  source: 'T12 §8 III.2',
  title: {
    ru: 'Доля педагогов, участвующих в работе методических объединений и проблемно-творческих групп (от общего количества педагогов)',
    en: 'Educators in methodical associations and problem-solving groups',
  },
  numerator: {
    ru: 'педагогические работники — члены и руководители методических объединений и проблемно-творческих групп',
    en: 'educators who are members or heads of methodical associations and problem-solving groups',
  },
  denominator: { ru: 'педагогические работники', en: 'educators' },
  readings: [
    reading(
      'associations-and-groups',
      {
        ru: 'объединения и проблемно-творческие группы (T12 §8)',
        en: 'associations and problem-solving groups (T12 §8)',
      },
      share({ of: 'educators', who: seatIn('in-associations-or-groups', 'seat-in-association', 'seat-in-group') }),
    ),
    reading(
      'with-project-groups',
      { ru: 'и проектные группы (T12 §4)', en: 'project groups too (T12 §4)' },
      share({
        of: 'educators',
        who: seatIn('in-groups-of-any-kind', 'seat-in-association', 'seat-in-group', 'seat-in-project-group'),
      }),
    ),
  ],
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['ST'],
  toldOf: everTold('structure'),
  parameters: [
    {
      settles: 'AMB-03',
      ru: '«25» без знака сравнения читается «не менее»',
      en: '“25” without a comparator is read as at least',
    },
    {
      settles: 'AMB-34',
      ru: 'объединения любого уровня: организации, района, округа, города',
      en: 'associations of whatever level: of an organisation, a district, the city',
    },
  ],
});
