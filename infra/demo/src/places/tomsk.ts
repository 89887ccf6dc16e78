import { code, day, NOWHERE, type Place, unit } from './place.js';
import { authorityOf, serviceOf, TOMSK } from './tomsk-oblast.js';

const IMC = serviceOf(TOMSK);
const AUTHORITY = authorityOf(TOMSK);
const PMPC = code('ru-tom-tomsk-gpmpk');
/** The resource centre for children with disabilities, a unit inside МБУ ГПМПК (T21). */
export const RESOURCE_CENTRE = code('ru-tom-tomsk-gpmpk-resource-centre');

/** Subjects and directions of the municipal associations, FRM-01 rows 3.1 to 3.18 (CL-05). */
export const MMO_SUBJECTS = [
  ['RUSSIAN', 'учителей русского языка и литературы'],
  ['FOREIGN_LANGUAGES', 'учителей иностранных языков'],
  ['MATHEMATICS', 'учителей математики'],
  ['INFORMATICS', 'учителей информатики'],
  ['HISTORY_SOCIAL_STUDIES', 'учителей истории и обществознания'],
  ['CHEMISTRY', 'учителей химии'],
  ['BIOLOGY', 'учителей биологии'],
  ['GEOGRAPHY', 'учителей географии'],
  ['PHYSICS_ASTRONOMY', 'учителей физики и астрономии'],
  ['PHYSICAL_EDUCATION', 'учителей физической культуры'],
  ['LIFE_SAFETY', 'учителей ОБЖ'],
  ['TECHNOLOGY_ARTS', 'учителей технологии и искусства'],
  ['CLASS_TEACHERS', 'классных руководителей'],
  ['PRIMARY_SCHOOL', 'учителей начальных классов'],
  ['PSYCHOLOGISTS', 'педагогов-психологов'],
  ['SOCIAL_PEDAGOGUES', 'социальных педагогов'],
  ['HEADS', 'директоров ОО'],
  ['DEPUTY_HEADS', 'заместителей директоров ОО'],
] as const;

/** The city as T21 and T12 describe it. */
export const tomsk: Place = {
  ...NOWHERE,
  units: [
    unit(
      IMC,
      'METHODICAL_CENTRE',
      'ORGANISATION',
      TOMSK.id,
      'Муниципальное автономное учреждение информационно-методический центр г. Томска',
      'МАУ ИМЦ',
    ),
    unit(PMPC, 'PMPC', 'ORGANISATION', TOMSK.id, 'МБУ ГПМПК г. Томска', 'МБУ ГПМПК'),
    unit(
      RESOURCE_CENTRE,
      'METHODICAL_SERVICE_UNIT',
      'ORGANISATION',
      PMPC,
      'Ресурсный центр по созданию условий для комплексного сопровождения детей с ОВЗ и инвалидностью МБУ ГПМПК',
      'Ресурсный центр МБУ ГПМПК',
    ),
    unit('ru-tom-tsu', 'UNIVERSITY', 'ORGANISATION', code('ru-tom'), 'Томский государственный университет', 'ТГУ'),
    unit(
      'ru-tom-tspu',
      'UNIVERSITY',
      'ORGANISATION',
      code('ru-tom'),
      'Томский государственный педагогический университет',
      'ТГПУ',
    ),
  ],
  acts: [
    {
      key: '667',
      unit: AUTHORITY,
      kind: 'RESOLUTION',
      number: '667',
      adoptedOn: day('2012-06-18'),
      title: 'Постановление администрации Города Томска (стандарт муниципальной услуги методической помощи)',
    },
    {
      key: '662р',
      unit: AUTHORITY,
      kind: 'DIRECTIVE',
      number: '662р',
      adoptedOn: day('2020-09-17'),
      title: 'Дорожная карта муниципальной методической службы',
      inPursuanceOf: ['236-р'],
    },
    {
      key: '420р',
      unit: AUTHORITY,
      kind: 'DIRECTIVE',
      number: '420р',
      adoptedOn: day('2021-05-14'),
      title: 'Об утверждении Модели сетевой методической службы г. Томска на 2021–2024 годы',
      inPursuanceOf: ['236-р', '662р'],
      publishedOn: day('2021-05-14'),
      operator: IMC,
    },
  ],
  relations: [
    {
      kind: 'FOUNDER',
      unit: PMPC,
      other: AUTHORITY,
      subject: 'Муниципальное задание, материальные, финансовые, кадровые и иные условия',
      from: day('2012-06-18'),
    },
    {
      kind: 'SCIENTIFIC_GUIDANCE',
      unit: IMC,
      other: code('ru-tom-toipkro'),
      subject: 'Региональная модель сетевой методической службы на 2020–2024 годы',
      from: day('2020-03-23'),
    },
  ],
  agreements: [
    {
      unit: AUTHORITY,
      partner: code('ru-tom-tspu'),
      title: 'Соглашение о сотрудничестве департамента образования и ТГПУ (демо)',
      from: day('2021-09-01'),
      orderedEvents: 12,
    },
  ],
  models: [
    {
      unit: TOMSK.id,
      form: 'LEGAL_ENTITY',
      description: 'Модель сетевой методической службы г. Томска на 2021–2024 годы',
      act: '420р',
      from: day('2021-05-14'),
      to: day('2025-01-01'),
    },
  ],
  webResources: [
    { unit: IMC, url: 'http://imc.tomsk.ru/', section: 'Муниципальная методическая служба', from: day('2021-05-14') },
  ],
  structures: MMO_SUBJECTS.map(([subject, whose]) => ({
    unit: TOMSK.id,
    kind: 'MMO' as const,
    subject,
    name: `ММО ${whose}`,
    formedOn: day('2021-09-01'),
  })),
};
