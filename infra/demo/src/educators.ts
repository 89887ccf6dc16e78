import { addMonths, addYears, type CalendarDate, type UnitId } from '@metodnet/kernel';
import type { DemoEmployment, DemoPerson, DemoPosition, DemoQualificationCategory, DemoTraining } from './dataset.js';
import { generatedName } from './names.js';
import type { Organisation } from './organisations.js';
import { day } from './places/place.js';
import type { Seeded } from './seeded.js';

/** The day as of which the demo network is described; histories lie before it. */
export const DESCRIBED_ON = day('2026-09-01');

/** Since 1 September 2023 a category has no term; earlier ones held for five years (orders 276 of 2014, 196 of 2023). */
const WITHOUT_TERM_SINCE = day('2023-09-01');

const SUBJECTS = [
  'russian',
  'foreign-languages',
  'mathematics',
  'informatics',
  'history',
  'chemistry',
  'biology',
  'geography',
  'physics',
  'physical-education',
  'technology',
  'primary',
  'primary',
  'primary',
] as const;
/** Days on which people change schools, so that figures differ between the quarters of 2024 to 2026. */
const MOVES = ['2024-09-01', '2025-01-13', '2025-09-01', '2026-01-12'].map(day);
const HIGHER_EDUCATION = { SCHOOL: 0.9, PRESCHOOL: 0.62, ADDITIONAL_EDUCATION: 0.78 } as const;

/** The organisations in which a municipality's educators work, move and take second jobs. */
export interface Neighbourhood {
  readonly organisations: readonly Organisation[];
}

/**
 * The people of one organisation: as many educators at their main work today as planned, its managers, and some who left
 * between 2024 and 2026. Some came from a neighbouring organisation, some teach in another as well.
 */
export function staffOf(
  organisation: Organisation,
  { organisations }: Neighbourhood,
  seeded: Seeded,
  numbered: () => number,
): DemoPerson[] {
  const others = organisations.filter((each) => each !== organisation && each.kind === organisation.kind);
  const person = (index: string, position: DemoPosition) =>
    employed(organisation, position, others, seeded.of(index), numbered());
  const managers = Array.from({ length: organisation.kind === 'SCHOOL' ? 4 : 2 }, (_, index) =>
    person(`manager-${index}`, index === 0 ? 'head' : 'deputy-head'),
  );
  const educators = Array.from({ length: organisation.educators }, (_, index) =>
    person(`educator-${index}`, positionIn(organisation, index)),
  );
  const leavers = Array.from({ length: Math.round(organisation.educators * 0.03) }, (_, index) =>
    left(person(`leaver-${index}`, positionIn(organisation, 10 + index)), seeded.of(`leaving-${index}`)),
  );
  return [...managers, ...educators, ...leavers];
}

/** One specialist of each kind to every twenty-five; the rest teach. */
function positionIn({ kind }: Organisation, index: number): DemoPosition {
  if (index % 25 === 7) return 'educational-psychologist';
  if (index % 25 === 16) return kind === 'ADDITIONAL_EDUCATION' ? 'methodist' : 'speech-therapist';
  if (index % 25 === 23 && kind === 'SCHOOL') return 'social-educator';
  if (kind === 'PRESCHOOL') return 'educator';
  return kind === 'SCHOOL' ? 'teacher' : 'additional-education-teacher';
}

function employed(
  { unit, kind }: Organisation,
  position: DemoPosition,
  others: readonly Organisation[],
  seeded: Seeded,
  number: number,
): DemoPerson {
  const birthDate = seeded.day(day('1961-01-01'), day('2002-12-31'));
  const pedagogicalSince = earlier(addYears(birthDate, seeded.between(21, 27)), day('2025-09-01'));
  const from = firstOfSchoolYear(seeded.day(pedagogicalSince, day('2026-06-30')), pedagogicalSince);
  const share = kind in HIGHER_EDUCATION ? HIGHER_EDUCATION[kind as keyof typeof HIGHER_EDUCATION] : 0.8;
  const manager = position === 'head' || position === 'deputy-head';
  const job = (unitId: UnitId, more: Partial<DemoEmployment>): DemoEmployment => ({
    unit: unitId,
    position,
    rateHundredths: 100,
    teachingLoadHundredths: position === 'teacher' ? seeded.pick([100, 100, 125, 150]) : 0,
    main: true,
    subjects: position === 'teacher' ? [seeded.pick(SUBJECTS)] : [],
    from,
    to: null,
    ...more,
  });
  const moved =
    !manager && others.length > 0 && from < day('2023-09-01') && seeded.chance(0.03) ? seeded.pick(MOVES) : null;
  const second = !manager && others.length > 0 && seeded.chance(0.03) ? seeded.pick(others).unit.id : null;
  const rateHundredths = manager || second ? 100 : seeded.pick([100, 100, 100, 100, 150, 75, 50]);
  return {
    ...generatedName(number, seeded),
    birthDate,
    higherEducation: manager || seeded.chance(share),
    pedagogicalSince,
    employments: [
      ...(moved ? [job(seeded.pick(others).unit.id, { to: moved })] : []),
      job(unit.id, { rateHundredths, from: moved ?? from }),
      ...(second ? [job(second, { main: false, rateHundredths: 50, from: day('2025-09-01') })] : []),
    ],
    trainings: trainingsOf(pedagogicalSince, manager, seeded),
    category: manager ? null : categoryOf(pedagogicalSince, seeded),
  };
}

/** Someone who left between 2024 and the summer of 2026, every job at once. */
function left(person: DemoPerson, seeded: Seeded): DemoPerson {
  const latest = person.employments.map(({ from }) => from).reduce(later, day('2023-12-01'));
  const gone = seeded.day(addMonths(latest, 2), day('2026-08-31'));
  return { ...person, employments: person.employments.map((each) => ({ ...each, to: each.to ?? gone })) };
}

function trainingsOf(since: CalendarDate, manager: boolean, seeded: Seeded): DemoTraining[] {
  if (!seeded.chance(0.82)) return [];
  const retraining = seeded.chance(manager ? 0.5 : 0.06);
  const first = later(since, day('2019-09-01'));
  if (first > day('2026-06-30')) return [];
  return [
    {
      kind: retraining ? 'RETRAINING' : 'UPGRADING',
      title: retraining ? 'Профессиональная переподготовка (демо)' : 'Повышение квалификации (демо)',
      hours: retraining ? 260 : seeded.pick([16, 24, 36, 72, 108]),
      completedOn: seeded.day(first, day('2026-06-30')),
    },
  ];
}

function categoryOf(since: CalendarDate, seeded: Seeded): DemoQualificationCategory | null {
  const earliest = addYears(since, 2);
  if (earliest > day('2026-05-31') || !seeded.chance(0.6)) return null;
  const grantedOn = seeded.day(later(earliest, day('2018-01-01')), day('2026-05-31'));
  return {
    kind: seeded.chance(0.45) ? 'HIGHEST' : 'FIRST',
    grantedOn,
    validUntil: grantedOn < WITHOUT_TERM_SINCE ? addYears(grantedOn, 5) : null,
  };
}

/** Most begin with a school year; never before their pedagogical work does. */
function firstOfSchoolYear(date: CalendarDate, notBefore: CalendarDate): CalendarDate {
  const september = day(`${date.slice(0, 4)}-09-01`);
  const first = september <= date ? september : addYears(september, -1);
  return first < notBefore ? notBefore : first;
}

const earlier = (a: CalendarDate, b: CalendarDate) => (b < a ? b : a);
const later = (a: CalendarDate, b: CalendarDate) => (b > a ? b : a);
