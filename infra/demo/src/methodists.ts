import { addYears, type UnitId } from '@metodnet/kernel';
import type { DemoPerson, DemoPosition, DemoSize, DemoWorkplace } from './dataset.js';
import { generatedName } from './names.js';
import { KUZNETSK_SERVICE } from './places/kuznetsk.js';
import { day } from './places/place.js';
import { RESOURCE_CENTRE } from './places/tomsk.js';
import {
  KOLPASHEVO_DISTRICT,
  municipalities,
  SEVERSK,
  serviceOf,
  TOMSK,
  TOMSK_DISTRICT,
} from './places/tomsk-oblast.js';
import { USOLYE_SERVICE } from './places/usolye-sibirskoye.js';
import type { Seeded } from './seeded.js';

/** A methodist in one line: rate, higher education, day of the last course (or none), day of the category (or none). */
type Line = readonly [rateHundredths: number, higher: boolean, retrained: string | null, category: string | null];

const IMC = serviceOf(TOMSK);

/**
 * The methodists of the services, by hand, so that figures can be checked by hand. Tomsk has twelve in 11.75 posts: with
 * its 7 800 educators and the twelve themselves that is more than 650 to a methodist, as T21 says. On 1 September 2026
 * eleven of the twelve have higher education, eight were retrained within five years, eight hold a valid category.
 */
const METHODISTS: readonly Service[] = [
  [
    IMC,
    [
      [100, true, '2024-03-15', '2022-04-20'],
      [100, true, '2023-11-30', '2024-02-15'],
      [100, true, '2022-06-10', '2023-12-20'],
      [100, true, '2025-02-28', '2025-03-25'],
      [100, true, '2021-12-17', '2022-11-18'],
      [100, true, '2023-04-28', '2021-10-15'],
      [100, true, '2024-10-25', '2019-05-22'],
      [100, true, '2021-04-30', '2024-04-26'],
      [100, true, '2019-03-22', '2024-12-20'],
      [100, true, '2018-11-16', null],
      [75, false, null, null],
    ],
  ],
  [RESOURCE_CENTRE, [[100, true, '2022-10-14', null]]],
  [
    serviceOf(TOMSK_DISTRICT),
    [
      [100, true, '2023-05-19', '2023-02-17'],
      [50, true, '2020-02-14', null],
    ],
  ],
  [
    serviceOf(SEVERSK),
    [
      [100, true, '2022-03-25', '2024-01-26'],
      [100, false, '2024-05-24', null],
    ],
  ],
  [serviceOf(KOLPASHEVO_DISTRICT), [[100, true, '2021-10-29', '2020-12-18']]],
  [
    KUZNETSK_SERVICE,
    [
      [100, true, '2024-11-22', '2024-03-29'],
      [100, true, '2023-06-16', '2022-05-27'],
      [100, true, '2022-12-09', null],
      [100, true, '2025-04-18', null],
      [100, true, '2023-09-29', null],
      [50, true, '2017-10-20', null],
    ],
  ],
  [
    USOLYE_SERVICE,
    [
      [100, true, '2024-04-12', '2023-10-27'],
      [100, false, '2021-11-26', null],
    ],
  ],
];

type Service = readonly [UnitId, readonly Line[]];

/** The services that have methodists: those above, and in the whole oblast one or two generated ones in each of the others. */
export function services(size: DemoSize, seeded: Seeded): readonly Service[] {
  if (size === 'small') return METHODISTS;
  const described = new Set(METHODISTS.map(([unit]) => unit));
  const others = municipalities.map(serviceOf).filter((unit) => !described.has(unit));
  return [...METHODISTS, ...others.map((unit): Service => [unit, generated(seeded.of(unit))])];
}

const generated = (seeded: Seeded): Line[] =>
  Array.from({ length: seeded.between(1, 2) }, () => [
    seeded.pick([100, 100, 50]),
    seeded.chance(0.9),
    seeded.chance(0.8) ? seeded.day(day('2018-01-15'), day('2026-05-29')) : null,
    seeded.chance(0.5) ? seeded.day(day('2019-02-01'), day('2026-04-30')) : null,
  ]);

/** The methodists of the services, employed since before the period that the demo tells of. */
export function methodists(all: readonly Service[], seeded: Seeded, numbered: () => number): DemoPerson[] {
  return all.flatMap(([unit, lines]) =>
    lines.map(([rateHundredths, higherEducation, retrained, category], index): DemoPerson => {
      const own = seeded.of(`${unit}-${index}`);
      const position: DemoPosition = index % 6 === 5 ? 'preschool-methodist' : 'methodist';
      return {
        ...generatedName(numbered(), own),
        birthDate: own.day(day('1965-01-01'), day('1988-12-31')),
        higherEducation,
        pedagogicalSince: own.day(day('2010-01-11'), day('2013-09-01')),
        employments: [
          {
            unit,
            position,
            rateHundredths,
            teachingLoadHundredths: 0,
            main: true,
            subjects: [],
            from: day('2016-09-01'),
            to: null,
          },
        ],
        trainings: retrained
          ? [
              {
                kind: 'UPGRADING',
                title: 'Курсовая переподготовка методиста (демо)',
                hours: 72,
                completedOn: day(retrained),
              },
            ]
          : [],
        category: category ? categoryGranted(category) : null,
      };
    }),
  );
}

function categoryGranted(on: string): NonNullable<DemoPerson['category']> {
  const grantedOn = day(on);
  const validUntil = grantedOn < day('2023-09-01') ? addYears(grantedOn, 5) : null;
  return { kind: 'FIRST', grantedOn, validUntil };
}

/** Workplaces of the services (IND-01, 02): one per methodist; the last has no access to peripherals, the one before no internet. */
export function workplaces(all: readonly Service[]): DemoWorkplace[] {
  return all.flatMap(([unit, lines]) =>
    lines.map((_line, index) => ({
      unit,
      name: `Рабочее место ${index + 1} (демо)`,
      computer: true,
      peripherals: lines.length === 1 || index < lines.length - 1,
      internet: lines.length < 3 || index !== lines.length - 2,
      from: day('2020-09-01'),
    })),
  );
}
