import type { Dataset, DemoPerson, DemoPosition, DemoUnit } from '@metodnet/demo';
import { unitId as code, calendarDate as day, type UnitId } from '@metodnet/kernel';

/** Two municipalities alike, each with a service and a school; what people and records of the second are called never fits the first. */
export const REGION = code('ru-tom');
export const OWN = code('ru-tom-tomsk');
export const FOREIGN = code('ru-tom-foreign');
const HUB = code('ru-tom-hub-one');
export const SCHOOL = code(`${OWN}-school-1`);

/** Stands in every text about people and jobs of the second municipality, and nowhere else. */
export const FOREIGN_MARKER = /Чужак|ЧУЖОЕ/;

const SINCE = day('2015-01-01');
const unit = (id: UnitId, kind: DemoUnit['kind'], level: DemoUnit['level'], parent: UnitId | null): DemoUnit => ({
  id,
  kind,
  level,
  parent,
  name: `${id} (тест)`,
  shortName: id,
  from: SINCE,
});

function municipality(id: UnitId, family: string, mark: string) {
  const [service, school] = [code(`${id}-service`), code(`${id}-school-1`)];
  let number = 0;
  const person = (where: UnitId, position: DemoPosition, left: string | null = null): DemoPerson => {
    number += 1;
    const job = { unit: where, position, teachingLoadHundredths: 0, subjects: [], main: true, from: day('2016-09-01') };
    return {
      lastName: `${family}-${number}`,
      firstName: family,
      patronymic: family,
      birthDate: day(`19${70 + number}-03-1${number % 10}`),
      higherEducation: number % 3 !== 0,
      pedagogicalSince: day('2016-09-01'),
      employments: [{ ...job, rateHundredths: 100, to: left ? day(left) : null }],
      trainings:
        number % 2 === 0
          ? [{ kind: 'UPGRADING', title: `Курсы (${mark})`, hours: 72, completedOn: day('2023-03-10') }]
          : [],
      category:
        number % 2 === 0 ? { kind: 'FIRST', grantedOn: day('2024-02-01'), validUntil: day('2029-02-01') } : null,
    };
  };
  const methodists = [person(service, 'methodist'), person(service, 'senior-methodist'), person(service, 'methodist')];
  const teachers = Array.from({ length: 5 }, () => person(school, 'teacher'));
  const managers = [person(school, 'head'), person(school, 'deputy-head'), person(school, 'deputy-head')];
  const people = [...methodists, ...teachers, ...managers, person(school, 'teacher', '2026-05-20')];
  const [first, second] = methodists as [DemoPerson, DemoPerson];
  return {
    units: [
      unit(id, 'MUNICIPALITY', 'MUNICIPALITY', REGION),
      unit(service, 'METHODICAL_CENTRE', 'ORGANISATION', id),
      unit(school, 'SCHOOL', 'ORGANISATION', id),
    ],
    schedules: [
      { unit: service, from: day('2024-09-01'), posts: [{ position: 'methodist' as const, postsHundredths: 400 }] },
    ],
    workplaces: [
      {
        unit: service,
        name: `Место (${mark})`,
        computer: true,
        peripherals: true,
        internet: true,
        from: day('2024-01-01'),
      },
      {
        unit: service,
        name: `Второе (${mark})`,
        computer: true,
        peripherals: false,
        internet: true,
        from: day('2024-01-01'),
      },
    ],
    teams: [{ unit: school, name: mark, from: day('2024-09-01'), members: managers, training: null }],
    regionalMethodists: [{ person: first, unit: service, from: day('2024-09-01'), teachers: teachers.slice(0, 2) }],
    assignments: [{ person: second, unit: service, organisations: [school], from: day('2024-09-01') }],
    people,
  };
}

const both = [municipality(OWN, 'Здешний', 'СВОЁ'), municipality(FOREIGN, 'Чужак', 'ЧУЖОЕ')];

export const twoMunicipalities: Dataset = {
  units: [
    unit(code('ru-net'), 'INTER_REGIONAL_NETWORK', 'INTER_REGIONAL', null),
    unit(REGION, 'REGION', 'REGION', code('ru-net')),
    unit(HUB, 'HUB', 'HUB', REGION),
    ...both.flatMap(({ units }) => units),
  ],
  memberships: [OWN, FOREIGN].map((each) => ({ hub: HUB, municipality: each, agreement: 'AGREED', from: SINCE })),
  relations: [
    { kind: 'FOUNDER', unit: SCHOOL, other: OWN, subject: 'Учредитель', from: SINCE },
    { kind: 'PARTNERSHIP', unit: SCHOOL, other: code(`${FOREIGN}-school-1`), subject: 'Партнёрство', from: SINCE },
  ],
  agreements: [{ unit: OWN, partner: FOREIGN, title: 'Соглашение', from: day('2025-01-10'), orderedEvents: 2 }],
  acts: [],
  models: [{ unit: OWN, form: 'LEGAL_ENTITY', description: 'Модель', act: null, from: day('2025-01-01'), to: null }],
  webResources: [
    { unit: SCHOOL, url: 'https://school.example/m', section: 'Методическая работа', from: day('2025-01-01') },
  ],
  structures: [],
  sites: [{ unit: SCHOOL, kind: 'INTERNSHIP', theme: 'Стажировка', patron: null, from: day('2025-01-01') }],
  categories: [{ unit: SCHOOL, category: 'SMALL_SCHOOL', from: day('2025-01-01') }],
  contingents: [{ unit: SCHOOL, asOf: day('2025-09-20'), counts: [{ age: 7, count: 25 }] }],
  grants: [{ subject: 'somebody', role: 'methodist', unit: OWN, from: day('2025-01-01') }],
  staff: {
    people: both.flatMap(({ people }) => people),
    schedules: both.flatMap(({ schedules }) => schedules),
    workplaces: both.flatMap(({ workplaces }) => workplaces),
    teams: both.flatMap(({ teams }) => teams),
    regionalMethodists: both.flatMap(({ regionalMethodists }) => regionalMethodists),
    assignments: both.flatMap(({ assignments }) => assignments),
  },
};
