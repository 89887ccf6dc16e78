import type { UnitId } from '@metodnet/kernel';
import type {
  DemoAct,
  DemoCategory,
  DemoContingent,
  DemoSite,
  DemoSize,
  DemoUnit,
  EducationalKind,
} from './dataset.js';
import { KUZNETSK } from './places/kuznetsk.js';
import { code, day, unit } from './places/place.js';
import { KOLPASHEVO_DISTRICT, municipalities, SEVERSK, TOMSK, TOMSK_DISTRICT } from './places/tomsk-oblast.js';
import { USOLYE } from './places/usolye-sibirskoye.js';
import { apportion, type Seeded } from './seeded.js';

/** How many organisations of each kind a municipality has in the demo, and how many educators work in them. */
export interface Filling {
  readonly municipality: UnitId;
  readonly schools: number;
  readonly preschools: number;
  readonly additional: number;
  readonly educators: number;
}

/** A generated organisation and the educators it is given. */
export interface Organisation {
  readonly unit: DemoUnit;
  readonly kind: EducationalKind;
  readonly municipality: UnitId;
  readonly educators: number;
}

const fill = (
  municipality: UnitId,
  schools: number,
  preschools: number,
  additional: number,
  educators: number,
): Filling => ({ municipality, schools, preschools, additional, educators });

/** 67 schools and 7 800 educators are T21's Tomsk; 32 organisations and 1 500 people are the size of Kuznetsk. */
const CITY = fill(TOMSK.id, 67, 64, 12, 7800);
const OTHER_CITIES = [fill(KUZNETSK, 14, 15, 3, 1410), fill(USOLYE, 6, 5, 2, 300)];

/** The rest of the oblast: 544 organisations in all; with managers and leavers about 17 000 people in all. */
const REST_ORGANISATIONS = 544 - 67 - 64 - 12;
const REST_EDUCATORS = 7100;

export function fillings(size: DemoSize): readonly Filling[] {
  if (size === 'oblast') return [CITY, ...restOfOblast(), ...OTHER_CITIES];
  return [
    CITY,
    fill(TOMSK_DISTRICT.id, 6, 3, 1, 280),
    fill(SEVERSK.id, 2, 1, 1, 90),
    fill(KOLPASHEVO_DISTRICT.id, 2, 1, 0, 60),
    ...OTHER_CITIES,
  ];
}

/** 544 organisations with about 17 000 people in twenty municipalities: Tomsk and the nineteen others by weight. */
function restOfOblast(): Filling[] {
  const others = municipalities.filter((each) => each !== TOMSK);
  const weights = others.map((each) =>
    each === TOMSK_DISTRICT ? 5 : each === SEVERSK ? 4 : 1 + (each.name.length % 3),
  );
  const organisations = apportion(REST_ORGANISATIONS, weights);
  const educators = apportion(REST_EDUCATORS, weights);
  return others.map(({ id }, index) => {
    const [schools = 0, preschools = 0, additional = 0] = apportion(organisations[index] ?? 0, [6, 4, 1]);
    return fill(id, schools, preschools, additional, educators[index] ?? 0);
  });
}

const KINDS = [
  { kind: 'SCHOOL', slug: 'school', title: 'Школа', weight: 100, of: (filling: Filling) => filling.schools },
  {
    kind: 'PRESCHOOL',
    slug: 'preschool',
    title: 'Детский сад',
    weight: 52,
    of: (filling: Filling) => filling.preschools,
  },
  {
    kind: 'ADDITIONAL_EDUCATION',
    slug: 'centre',
    title: 'Центр дополнительного образования',
    weight: 48,
    of: (filling: Filling) => filling.additional,
  },
] as const;

/** The organisations of a municipality with its educators divided among them: exactly as many as the filling says. */
export function organisationsOf(filling: Filling, seeded: Seeded): Organisation[] {
  const planned = KINDS.flatMap(({ kind, slug, title, weight, of }) =>
    Array.from({ length: of(filling) }, (_, index) => {
      const number = index + 1;
      const name = `${title} № ${number} (демо)`;
      const made = unit(
        `${filling.municipality}-${slug}-${number}`,
        kind,
        'ORGANISATION',
        filling.municipality,
        name,
        name,
      );
      return { unit: made, kind, weight: weight * (70 + seeded.between(0, 60)) };
    }),
  );
  const shares = apportion(
    filling.educators,
    planned.map(({ weight }) => weight),
  );
  return planned.map(({ unit: made, kind }, index) => ({
    unit: made,
    kind,
    municipality: filling.municipality,
    educators: shares[index] ?? 0,
  }));
}

const AGES: Readonly<Record<EducationalKind, readonly [first: number, last: number, perEducator: number]>> = {
  SCHOOL: [6, 18, 14],
  BOARDING_SCHOOL: [6, 18, 8],
  ORPHANAGE: [3, 18, 4],
  PRESCHOOL: [2, 7, 9],
  ADDITIONAL_EDUCATION: [5, 18, 25],
};

/** Pupils by age on 20 September 2026, as many as the educators of the kind teach. */
export function contingentOf({ unit: { id }, kind, educators }: Organisation): DemoContingent {
  const [first, last, perEducator] = AGES[kind];
  const ages = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const counts = apportion(
    educators * perEducator,
    ages.map((age) => (age === first || age === last ? 1 : 2)),
  );
  return { unit: id, asOf: day('2026-09-20'), counts: ages.map((age, index) => ({ age, count: counts[index] ?? 0 })) };
}

/** Some schools are in a category of support (NET-14). */
export function categoriesOf(organisations: readonly Organisation[]): DemoCategory[] {
  const schools = organisations.filter(({ kind }) => kind === 'SCHOOL');
  return schools.flatMap(({ unit: { id }, educators }, index) => [
    ...(index % 11 === 5 ? [{ unit: id, category: 'LOW_RESULTS' as const, from: day('2023-09-01') }] : []),
    ...(index % 17 === 8
      ? [{ unit: id, category: 'ADVERSE_SOCIAL_CONDITIONS' as const, from: day('2023-09-01') }]
      : []),
    ...(educators < 20 ? [{ unit: id, category: 'SMALL_SCHOOL' as const, from: day('2023-09-01') }] : []),
  ]);
}

/**
 * Three of four schools of Tomsk have brought their local acts into line with the city's directive, and most of those have
 * published them on their sites (T21 order 6, REP-19).
 */
export function actsOf(organisations: readonly Organisation[]): DemoAct[] {
  const schools = organisations.filter(({ kind, municipality }) => kind === 'SCHOOL' && municipality === TOMSK.id);
  return schools.flatMap(({ unit: { id } }, index): DemoAct[] => {
    if (index % 4 === 3) return [];
    const adoptedOn = day(`2021-${index % 2 === 0 ? '06' : '09'}-${String(1 + (index % 27)).padStart(2, '0')}`);
    return [
      {
        unit: id,
        number: `МС-${index + 1}`,
        adoptedOn,
        title: 'Положение о методической службе образовательной организации (демо)',
        inPursuanceOf: { unit: TOMSK.id, number: '420р' },
        published: index % 5 === 4 ? null : { on: adoptedOn, at: `https://${id}.example/methodical-service` },
      },
    ];
  });
}

/** Some schools are sites (NET-13): of a university, of the region, of the municipality. */
export function sitesOf(organisations: readonly Organisation[]): DemoSite[] {
  const schools = organisations.filter(({ kind, municipality }) => kind === 'SCHOOL' && municipality === TOMSK.id);
  return schools.flatMap(({ unit: { id } }, index): DemoSite[] => {
    if (index % 20 === 3) return [site(id, 'UNIVERSITY_BASE', 'Базовая площадка ТГПУ (демо)', code('ru-tom-tspu'))];
    if (index % 20 === 9) return [site(id, 'REGIONAL_INNOVATION', 'Региональная инновационная площадка (демо)', null)];
    if (index % 20 === 15) return [site(id, 'INTERNSHIP', 'Муниципальная стажировочная площадка (демо)', null)];
    return [];
  });
}

const site = (unitId: UnitId, kind: DemoSite['kind'], theme: string, patron: UnitId | null): DemoSite => ({
  unit: unitId,
  kind,
  theme,
  patron,
  from: day('2024-09-01'),
});
