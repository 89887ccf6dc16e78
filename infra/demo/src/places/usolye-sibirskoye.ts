import { code, NETWORK, NOWHERE, type Place, unit } from './place.js';

const REGION = code('ru-irk');
export const USOLYE = code('ru-irk-usolye-sibirskoye');
const AUTHORITY = code('ru-irk-usolye-sibirskoye-education-authority');
/** The document names no methodical service; this one is of the demo. */
export const USOLYE_SERVICE = code('ru-irk-usolye-sibirskoye-methodical-service');

/** Usolye-Sibirskoye of Irkutsk oblast, whose quality standard of 28.01.2014 № 132 the network scores by (U14). */
export const usolyeSibirskoye: Place = {
  ...NOWHERE,
  units: [
    unit(REGION, 'REGION', 'REGION', NETWORK, 'Иркутская область', 'Иркутская область'),
    unit(
      USOLYE,
      'MUNICIPALITY',
      'MUNICIPALITY',
      REGION,
      'Муниципальное образование «город Усолье-Сибирское»',
      'Город Усолье-Сибирское',
    ),
    unit(
      AUTHORITY,
      'EDUCATION_AUTHORITY',
      'ORGANISATION',
      USOLYE,
      'Отдел образования администрации города Усолье-Сибирское',
      'Отдел образования Усолья-Сибирского',
    ),
    unit(
      USOLYE_SERVICE,
      'METHODICAL_SERVICE_UNIT',
      'ORGANISATION',
      AUTHORITY,
      'Методическая служба города Усолье-Сибирское (демо)',
      'Методическая служба Усолья (демо)',
    ),
  ],
};
