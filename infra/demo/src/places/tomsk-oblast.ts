import type { UnitId } from '@metodnet/kernel';
import { code, day, NETWORK, NOWHERE, type Place, unit } from './place.js';

/**
 * Tomsk oblast as T21 describes it: the regional operator ТОИПКРО, five hubs, twenty municipalities. The hub
 * «Томск–Томский район» is the document's, with the district «по согласованию»; the document names no other hub, so the
 * split of the remaining eighteen municipalities is of the demo and says so.
 */
export const TOMSK_OBLAST = code('ru-tom');

export interface Municipality {
  readonly id: UnitId;
  readonly name: string;
  readonly authority: string;
}

interface Hub {
  readonly id: string;
  readonly name: string;
  readonly municipalities: readonly Municipality[];
}

const city = (slug: string, title: string): Municipality => ({
  id: code(`ru-tom-${slug}`),
  name: `Городской округ ${title}`,
  authority: `Управление образования городского округа ${title} (демо)`,
});
const district = (slug: string, title: string, genitive: string): Municipality => ({
  id: code(`ru-tom-${slug}-district`),
  name: `${title} район`,
  authority: `Управление образования ${genitive} района (демо)`,
});

export const TOMSK: Municipality = {
  id: code('ru-tom-tomsk'),
  name: 'Город Томск',
  authority: 'Департамент образования администрации Города Томска',
};
export const TOMSK_DISTRICT = district('tomsky', 'Томский', 'Томского');
export const SEVERSK = city('seversk', 'Северск');
export const KOLPASHEVO_DISTRICT = district('kolpashevsky', 'Колпашевский', 'Колпашевского');

const hubs: readonly Hub[] = [
  { id: 'ru-tom-hub-tomsk', name: 'Хаб «Томск–Томский район»', municipalities: [TOMSK, TOMSK_DISTRICT] },
  {
    id: 'ru-tom-hub-north',
    name: 'Хаб «Северный» (демо)',
    municipalities: [
      city('strezhevoy', 'Стрежевой'),
      district('aleksandrovsky', 'Александровский', 'Александровского'),
      district('kargasoksky', 'Каргасокский', 'Каргасокского'),
      district('parabelsky', 'Парабельский', 'Парабельского'),
    ],
  },
  {
    id: 'ru-tom-hub-ob',
    name: 'Хаб «Колпашевский» (демо)',
    municipalities: [
      KOLPASHEVO_DISTRICT,
      district('chainsky', 'Чаинский', 'Чаинского'),
      district('verkhneketsky', 'Верхнекетский', 'Верхнекетского'),
      district('molchanovsky', 'Молчановский', 'Молчановского'),
    ],
  },
  {
    id: 'ru-tom-hub-chulym',
    name: 'Хаб «Асиновский» (демо)',
    municipalities: [
      district('asinovsky', 'Асиновский', 'Асиновского'),
      district('zyryansky', 'Зырянский', 'Зырянского'),
      district('pervomaysky', 'Первомайский', 'Первомайского'),
      district('teguldetsky', 'Тегульдетский', 'Тегульдетского'),
    ],
  },
  {
    id: 'ru-tom-hub-south-west',
    name: 'Хаб «Юго-западный» (демо)',
    municipalities: [
      SEVERSK,
      city('kedrovy', 'Кедровый'),
      district('bakcharsky', 'Бакчарский', 'Бакчарского'),
      district('kozhevnikovsky', 'Кожевниковский', 'Кожевниковского'),
      district('krivosheinsky', 'Кривошеинский', 'Кривошеинского'),
      district('shegarsky', 'Шегарский', 'Шегарского'),
    ],
  },
];

/** The twenty municipalities in the order of their hubs. */
export const municipalities: readonly Municipality[] = hubs.flatMap((hub) => hub.municipalities);

export const serviceOf = ({ id }: Pick<Municipality, 'id'>): UnitId =>
  id === TOMSK.id ? code('ru-tom-tomsk-imc') : code(`${id}-methodical-service`);
export const authorityOf = ({ id }: Pick<Municipality, 'id'>): UnitId => code(`${id}-education-authority`);

export const tomskOblast: Place = {
  ...NOWHERE,
  units: [
    unit(TOMSK_OBLAST, 'REGION', 'REGION', NETWORK, 'Томская область', 'Томская область'),
    unit(
      'ru-tom-doo',
      'REGIONAL_AUTHORITY',
      'ORGANISATION',
      TOMSK_OBLAST,
      'Департамент общего образования Томской области',
      'ДОО ТО',
    ),
    unit(
      'ru-tom-toipkro',
      'REGIONAL_OPERATOR',
      'ORGANISATION',
      TOMSK_OBLAST,
      'Томский областной институт повышения квалификации и переподготовки работников образования',
      'ТОИПКРО',
    ),
    ...hubs.map(({ id, name }) => unit(id, 'HUB', 'HUB', TOMSK_OBLAST, name, name)),
    ...municipalities.map((each) =>
      unit(
        each.id,
        'MUNICIPALITY',
        'MUNICIPALITY',
        TOMSK_OBLAST,
        each.name,
        each.name,
        each === TOMSK ? { oktmo: '69701000' } : {},
      ),
    ),
    ...municipalities.map((each) =>
      unit(authorityOf(each), 'EDUCATION_AUTHORITY', 'ORGANISATION', each.id, each.authority, each.authority),
    ),
    ...municipalities
      .filter((each) => each !== TOMSK)
      .map((each) => {
        const name = `Методическая служба: ${each.name} (демо)`;
        return unit(serviceOf(each), 'METHODICAL_SERVICE_UNIT', 'ORGANISATION', authorityOf(each), name, name);
      }),
  ],
  memberships: hubs.flatMap((hub) =>
    hub.municipalities.map((each) => ({
      hub: code(hub.id),
      municipality: each.id,
      agreement: each === TOMSK_DISTRICT ? ('BY_AGREEMENT' as const) : ('AGREED' as const),
      from: day('2020-03-23'),
    })),
  ),
  relations: municipalities.map((each) => ({
    kind: 'FOUNDER' as const,
    unit: serviceOf(each),
    other: authorityOf(each),
    subject: 'Муниципальное задание, материальные, финансовые, кадровые и иные условия',
    from: day('2012-06-18'),
  })),
};
