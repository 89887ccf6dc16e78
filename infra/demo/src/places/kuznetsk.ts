import { code, day, NETWORK, NOWHERE, type Place, unit } from './place.js';

const REGION = code('ru-pnz');
export const KUZNETSK = code('ru-pnz-kuznetsk');
const AUTHORITY = code('ru-pnz-kuznetsk-education-authority');
const CENTRE = code('ru-pnz-kuznetsk-ctouo');
const INSTITUTE = code('ru-pnz-irr');
/** The service is a unit inside МБУ ЦТОУО (K24 §2.3). */
export const KUZNETSK_SERVICE = code('ru-pnz-kuznetsk-ctouo-methodical-service');

/** Kuznetsk of Penza oblast as the order of 09.07.2024 № 158 describes it (K24). */
export const kuznetsk: Place = {
  ...NOWHERE,
  units: [
    unit(REGION, 'REGION', 'REGION', NETWORK, 'Пензенская область', 'Пензенская область'),
    unit(
      'ru-pnz-ministry',
      'REGIONAL_AUTHORITY',
      'ORGANISATION',
      REGION,
      'Министерство образования Пензенской области',
      'Минобразования Пензенской области',
    ),
    unit(
      INSTITUTE,
      'REGIONAL_OPERATOR',
      'ORGANISATION',
      REGION,
      'ГАОУ ДПО «Институт регионального развития Пензенской области»',
      'ИРР ПО',
    ),
    unit('ru-pnz-irr-cnppm', 'REGIONAL_OPERATOR_UNIT', 'ORGANISATION', INSTITUTE, 'ЦНППМ ИРР ПО', 'ЦНППМ ИРР ПО'),
    unit(
      'ru-pnz-irr-subject-centres',
      'REGIONAL_OPERATOR_UNIT',
      'ORGANISATION',
      INSTITUTE,
      'Центры методического сопровождения по предметным областям и направлениям ИРР ПО',
      'Центры методического сопровождения ИРР ПО',
    ),
    unit(KUZNETSK, 'MUNICIPALITY', 'MUNICIPALITY', REGION, 'Город Кузнецк', 'Город Кузнецк'),
    unit(
      AUTHORITY,
      'EDUCATION_AUTHORITY',
      'ORGANISATION',
      KUZNETSK,
      'Управление образования города Кузнецка',
      'Управление образования города Кузнецка',
    ),
    unit(
      CENTRE,
      'MUNICIPAL_ORGANISATION',
      'ORGANISATION',
      KUZNETSK,
      'МБУ «Центр технического обеспечения учреждений образования» города Кузнецка',
      'МБУ ЦТОУО',
    ),
    unit(
      KUZNETSK_SERVICE,
      'METHODICAL_SERVICE_UNIT',
      'ORGANISATION',
      CENTRE,
      'Муниципальная методическая служба города Кузнецка (МБУ ЦТОУО)',
      'ММС города Кузнецка',
    ),
  ],
  relations: [
    {
      kind: 'FOUNDER',
      unit: KUZNETSK_SERVICE,
      other: AUTHORITY,
      subject: 'Материально-технические, финансовые, кадровые и иные условия (K24 §3.2)',
      from: day('2024-07-09'),
    },
    {
      kind: 'SCIENTIFIC_GUIDANCE',
      unit: KUZNETSK_SERVICE,
      other: INSTITUTE,
      subject: 'По согласованию с учредителем (K24 §3.3)',
      from: day('2024-07-09'),
    },
  ],
  models: [
    {
      unit: KUZNETSK,
      form: 'STRUCTURAL_UNIT',
      description: 'Подразделение в структуре муниципальных организаций в системе образования (МБУ ЦТОУО)',
      act: { unit: KUZNETSK, number: '158' },
      from: day('2024-07-09'),
      to: null,
    },
  ],
};
