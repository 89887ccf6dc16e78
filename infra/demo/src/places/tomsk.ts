import { code, day, NOWHERE, type Place, unit } from './place.js';
import { authorityOf, serviceOf, TOMSK } from './tomsk-oblast.js';

const IMC = serviceOf(TOMSK);
const AUTHORITY = authorityOf(TOMSK);
const PMPC = code('ru-tom-tomsk-gpmpk');
/** The resource centre for children with disabilities, a unit inside МБУ ГПМПК (T21). */
export const RESOURCE_CENTRE = code('ru-tom-tomsk-gpmpk-resource-centre');

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
      act: { unit: TOMSK.id, number: '420р' },
      from: day('2021-05-14'),
      to: day('2025-01-01'),
    },
  ],
  webResources: [
    { unit: IMC, url: 'http://imc.tomsk.ru/', section: 'Муниципальная методическая служба', from: day('2021-05-14') },
  ],
};
