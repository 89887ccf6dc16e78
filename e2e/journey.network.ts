import type { Dataset, DemoPerson, DemoPosition, DemoUnit } from '@metodnet/demo';
import { unitId as code, calendarDate as day, type UnitId } from '@metodnet/kernel';

/**
 * A small region for journeys: two hubs, five municipalities, four with a methodical service, three with a school, one with
 * nothing at all. Every person has a job of a kind that a figure depends on.
 */
export const REGION = code('ru-tom');
export const WEST = code('ru-tom-hub-west');
export const EAST = code('ru-tom-hub-east');
/** Tomsk, because the targets of T12 are its own. */
export const ALPHA = code('ru-tom-tomsk');
export const BETA = code('ru-tom-beta');
export const GAMMA = code('ru-tom-gamma');
export const DELTA = code('ru-tom-delta');
export const EMPTY = code('ru-tom-empty');
export const service = (municipality: UnitId) => code(`${municipality}-service`);
export const school = (municipality: UnitId) => code(`${municipality}-school-1`);

const SINCE = day('2015-01-01');
const memberships: readonly (readonly [hub: UnitId, municipality: UnitId])[] = [
  [WEST, ALPHA],
  [WEST, BETA],
  [EAST, GAMMA],
  [EAST, DELTA],
  [EAST, EMPTY],
];

export const unit = (
  id: UnitId,
  kind: DemoUnit['kind'],
  level: DemoUnit['level'],
  parent: UnitId | null,
): DemoUnit => ({
  id,
  kind,
  level,
  parent,
  name: `${id} (тест)`,
  shortName: id,
  from: SINCE,
});

const units: readonly DemoUnit[] = [
  unit(code('ru-net'), 'INTER_REGIONAL_NETWORK', 'INTER_REGIONAL', null),
  unit(REGION, 'REGION', 'REGION', code('ru-net')),
  unit(WEST, 'HUB', 'HUB', REGION),
  unit(EAST, 'HUB', 'HUB', REGION),
  ...memberships.map(([, id]) => unit(id, 'MUNICIPALITY', 'MUNICIPALITY', REGION)),
  ...[ALPHA, BETA, GAMMA, DELTA].map((id) => unit(service(id), 'METHODICAL_CENTRE', 'ORGANISATION', id)),
  ...[ALPHA, BETA, GAMMA].map((id) => unit(school(id), 'SCHOOL', 'ORGANISATION', id)),
];

export interface Facts {
  readonly higher?: boolean;
  readonly rate?: number;
  readonly course?: string;
  /** Day of the category, and its last day unless it has no term. */
  readonly category?: readonly [granted: string, until?: string];
  readonly left?: string;
  /** A second job elsewhere since 2024. */
  readonly also?: UnitId;
}

let number = 0;
export function person(where: UnitId, position: DemoPosition, facts: Facts = {}): DemoPerson {
  number += 1;
  const { higher = true, rate = 100, course, category, left, also } = facts;
  const job = { position, teachingLoadHundredths: 0, subjects: [] };
  return {
    lastName: `Тестова-${String(number).padStart(3, '0')}`,
    firstName: 'Проба',
    patronymic: 'Демовна',
    birthDate: day(`19${70 + (number % 20)}-0${1 + (number % 9)}-15`),
    higherEducation: higher,
    pedagogicalSince: day('2016-09-01'),
    employments: [
      { ...job, unit: where, rateHundredths: rate, main: true, from: day('2016-09-01'), to: left ? day(left) : null },
      ...(also ? [{ ...job, unit: also, rateHundredths: 50, main: false, from: day('2024-09-02'), to: null }] : []),
    ],
    trainings: course ? [{ kind: 'UPGRADING', title: 'Курсы (тест)', hours: 72, completedOn: day(course) }] : [],
    category: category
      ? { kind: 'FIRST', grantedOn: day(category[0]), validUntil: category[1] ? day(category[1]) : null }
      : null,
  };
}

const people: readonly DemoPerson[] = [
  // Alpha: four methodists in 3.5 posts, one of them in Beta as well; a course that ends its five years on 30 June 2026.
  person(service(ALPHA), 'methodist', {
    course: '2021-06-30',
    category: ['2022-05-12', '2027-05-12'],
    also: service(BETA),
  }),
  person(service(ALPHA), 'methodist', { course: '2023-03-10', category: ['2024-02-01'] }),
  person(service(ALPHA), 'preschool-methodist', { higher: false, course: '2019-01-31' }),
  person(service(ALPHA), 'methodist', { rate: 50, category: ['2019-04-03', '2024-04-03'] }),
  ...Array.from({ length: 8 }, () => person(school(ALPHA), 'teacher')),
  person(school(ALPHA), 'teacher', { left: '2026-05-20' }),
  person(school(ALPHA), 'head'),
  // Beta: one of its own; a teacher of Alpha's school teaches here as well.
  person(service(BETA), 'methodist', { course: '2024-12-02', category: ['2025-01-20'] }),
  ...Array.from({ length: 5 }, () => person(school(BETA), 'teacher')),
  person(school(ALPHA), 'teacher', { also: school(BETA) }),
  // Gamma: one with everything, one who left in May 2026.
  person(service(GAMMA), 'methodist', { course: '2022-10-07', category: ['2023-10-02'] }),
  person(service(GAMMA), 'methodist', { higher: false, left: '2026-05-16' }),
  ...Array.from({ length: 7 }, () => person(school(GAMMA), 'teacher')),
  // Delta: a service and no school.
  person(service(DELTA), 'methodist', { rate: 75 }),
];

export const journeyNetwork: Dataset = {
  units,
  memberships: memberships.map(([hub, municipality]) => ({ hub, municipality, agreement: 'AGREED', from: SINCE })),
  relations: [],
  agreements: [],
  acts: [],
  models: [],
  webResources: [],
  structures: [],
  sites: [],
  categories: [],
  contingents: [],
  grants: [],
  staff: { people, schedules: [], workplaces: [], teams: [], regionalMethodists: [], assignments: [] },
};
