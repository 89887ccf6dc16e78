import { defineIndicator, ratio } from './define-indicator.js';
import { thoseWho } from './flows.js';
import { attended } from './happening.js';
import { educatorsCovered } from './t12-educators-covered.js';

/** «Фрагментарный характер посещения» (T21). */
const once = thoseWho(
  'educators',
  { ...attended('held-for-staff'), name: 'attended-once', atMost: 1 },
  { grains: ['YEAR', 'ACADEMIC_YEAR'] },
);

export const derivedAttendedOnce = defineIndicator({
  code: 'IND-D2',
  version: 1,
  source: 'T21',
  title: {
    ru: 'Фрагментарность посещения: доля охваченных педагогов, участвовавших ровно в одном мероприятии',
    en: 'Fragmentation: covered educators who took part in exactly one event',
  },
  numerator: {
    ru: 'педагогические работники, участвовавшие за период ровно в одном мероприятии для работников сети',
    en: 'educators who took part in exactly one event for the network’s staff in the period',
  },
  denominator: {
    ru: 'педагогические работники, участвовавшие хотя бы в одном',
    en: 'educators who took part in one at least',
  },
  value: ratio(once, educatorsCovered.numerator, 'PERCENT'),
  comparator: 'AT_MOST',
  comparatorSource: 'INFERRED',
  groups: [],
  grains: ['ACADEMIC_YEAR', 'YEAR'],
  sources: ['staffing', 'events'],
});
