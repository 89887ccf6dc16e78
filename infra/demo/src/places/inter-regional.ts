import { code, day, NETWORK, NOWHERE, type Place, unit } from './place.js';

/** The inter-regional level: partnership and volunteers, the operator's site as its main resource (T21, NET-02). */
export const interRegional: Place = {
  ...NOWHERE,
  units: [
    unit(
      NETWORK,
      'INTER_REGIONAL_NETWORK',
      'INTER_REGIONAL',
      null,
      'Межрегиональная сетевая методическая служба',
      'Межрегиональная сеть',
    ),
    unit(
      'ru-net-operator',
      'INTER_REGIONAL_OPERATOR',
      'ORGANISATION',
      NETWORK,
      'Межрегиональный оператор сетевой методической службы',
      'Межрегиональный оператор',
    ),
  ],
  webResources: [
    {
      unit: code('ru-net-operator'),
      url: 'http://partner-unitwin.net/',
      section: 'Межрегиональная сетевая методическая служба',
      from: day('2021-05-14'),
    },
  ],
};
